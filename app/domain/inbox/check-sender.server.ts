import { Resolver as DnsResolver } from 'node:dns/promises'
import type { Incoming } from './incoming-mail.ts'

/** Looks up DNS records. */
export type Resolver = (name: string, type: string) => Promise<string[][]>

/**
 * What SPF, DKIM and DMARC say about the sender. `passed`: the domain in From stands behind the message. `failed`: it
 * disowns it. `silent`: it says nothing, or DNS could not be asked.
 */
export type SenderVerdict = 'passed' | 'failed' | 'silent'

/** Asks the domain of the sender about a message. The library is loaded with the first one. */
export async function checkSender({ raw, client }: Incoming, resolver: Resolver = askDns): Promise<SenderVerdict> {
  const { authenticate } = await import('mailauth')
  const known = client ?? null
  const { dmarc, dkim, spf } = await authenticate(raw, {
    ...(known === null ? {} : { ip: known.ip, helo: known.helo, sender: known.sender }),
    resolver,
    disableArc: true,
    disableBimi: true,
  })
  const signatures = dkim.results.map(({ status }) => status)
  const aligned = (one: (typeof signatures)[number]) => one.aligned !== undefined && one.aligned !== false
  const policy = dmarc === false ? 'none' : dmarc.status.result
  if (policy === 'pass' || signatures.some((one) => one.result === 'pass' && aligned(one))) return 'passed'
  // Without the client SPF is not known: then a policy fails only by a signature that is there and wrong.
  if (
    policy === 'fail' &&
    (known !== null || signatures.some(({ result }) => result === 'fail' || result === 'neutral'))
  )
    return 'failed'
  return known !== null && spf !== false && spf.status.result === 'fail' ? 'failed' : 'silent'
}

/** A name server that says nothing must not hold up the mail. */
const dns = new DnsResolver({ timeout: 2_000, tries: 2 })

async function askDns(name: string, type: string): Promise<string[][]> {
  const found: unknown = await dns.resolve(name, type)
  return (Array.isArray(found) ? found : [found]) as string[][]
}
