import path from 'node:path'
import { readRows } from './read-rows.server.ts'
import { seenNumbers } from './seen-numbers.ts'

const LINK =
  /\bhttps?:\/\/((?:[a-z0-9-]+\.)*(?:stackexchange\.com|stackoverflow\.com|serverfault\.com|superuser\.com|askubuntu\.com|mathoverflow\.net|stackapps\.com))\/(?:q|a|questions)\/(\d+)/gi
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org)$/

/** The host when the site is unknown: the network as a whole. */
export const networkHost = 'stackexchange.com'

/**
 * The site of a dump, which the dump does not name: the host that its texts link to most often, at numbers of posts
 * that are in the dump; else the name of the folder (`cardano.stackexchange.com`, `stackexchange-cardano`); else
 * null.
 */
export async function guessSite(dir: string): Promise<string | null> {
  const ids = seenNumbers()
  const hosts: string[] = []
  /** Pairs of a place in `hosts` and the number of a post, one after the other. */
  const links: number[] = []
  const placeOf = (host: string): number => {
    const place = hosts.indexOf(host)
    // A copy: a part of a text keeps the whole text in memory.
    return place < 0 ? hosts.push(Buffer.from(host).toString()) - 1 : place
  }
  for await (const read of readRows(dir, 'posts')) {
    if ('problem' in read) continue
    ids.add(read.row.id)
    for (const [, host = '', id] of read.row.bodyHtml.matchAll(LINK))
      links.push(placeOf(host.toLowerCase()), Number(id))
  }
  const counts = new Map<string, number>()
  for (let i = 0; i < links.length; i += 2) {
    const host = hosts[links[i] ?? 0] ?? ''
    if (ids.has(links[i + 1] ?? 0)) counts.set(host, (counts.get(host) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? siteOfFolder(path.basename(path.resolve(dir)).toLowerCase())
}

function siteOfFolder(name: string): string | null {
  if (HOST.test(name)) return name
  const short = /^stackexchange-([a-z0-9-]+)$/.exec(name)?.[1]
  return short === undefined ? null : `${short}.${networkHost}`
}
