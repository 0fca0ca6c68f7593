import { getDomain } from 'tldts'
import type { Mark } from './blocked-words.ts'

const anchors = /<a\b[^>]*\bhref="https?:\/\/([^/"?#:]+)/giu
const written = /(?:https?:\/\/|www\.)[^\s<>()[\]"']+/giu

/** Hosts that the HTML of a text links to, each as often as it does; `www.` is no difference. @param own host of the site */
export function linkedHosts(html: string, own: string): string[] {
  return [...html.matchAll(anchors)].map(([, host = '']) => plainHost(host)).filter((host) => host !== plainHost(own))
}

/** Where the text has addresses of these hosts. */
export function marksOfHosts(body: string, hosts: ReadonlySet<string>): Mark[] {
  return [...body.matchAll(written)].flatMap((match): Mark[] => {
    const host = plainHost(/^(?:https?:\/\/)?([^/?#:]+)/iu.exec(match[0])?.[1] ?? '')
    return hosts.has(host) ? [[match.index, match.index + match[0].length]] : []
  })
}

/**
 * What somebody registered of a host: `example.co.kr` of `docs.example.co.kr`; below a host that lends names to anybody
 * (`github.io`) the lent name. By the Public Suffix List; an address or a single label is itself.
 */
export function domainOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host
}

/** In lower case, without `www.`. */
export function plainHost(host: string): string {
  return host.toLowerCase().replace(/^www\./u, '')
}

/** The host and the domains above it, down to two labels: what a block of a whole domain matches. */
export function hostAndAbove(host: string): string[] {
  const labels = host.split('.')
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, at) => labels.slice(at).join('.'))
}
