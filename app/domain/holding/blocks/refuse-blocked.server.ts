import { isInRange } from '#app/core/address-range.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Reading } from '#app/core/reading.ts'
import { blocksOfJoining } from '#app/domain/holding/queries/blocks.server.ts'
import { hostAndAbove } from '#app/domain/holding/text/links.ts'

/**
 * Keeps out who comes from a blocked mail domain or range of addresses. What is said names no list: it would teach what to
 * change. One query. @param ip null: it is not asked, as for a member who changes the address
 * @throws invalid on `email`; not_now for the range
 */
export async function refuseBlocked(
  { read, now }: Pick<Reading, 'read' | 'now'>,
  { email, ip }: { email: string | null; ip: string | null },
): Promise<void> {
  const domain = mailDomainOf(email)
  const blocks = await blocksOfJoining(read, now(), { domains: domain === null ? [] : hostAndAbove(domain), ip })
  if (blocks.some(({ kind }) => kind === 'mailDomain'))
    throw new DomainError('invalid', 'blocks.refused.email', { fields: { email: { key: 'blocks.refused.email' } } })
  if (ip !== null && blocks.some(({ kind, value }) => kind === 'addresses' && isInRange(ip, value)))
    throw new DomainError('not_now', 'blocks.refused.network')
}

/** Whether mail from this address is not taken, because its domain is blocked. One query. */
export async function isBlockedSender({ read, now }: Pick<Reading, 'read' | 'now'>, email: string): Promise<boolean> {
  const domain = mailDomainOf(email)
  if (domain === null) return false
  return (await blocksOfJoining(read, now(), { domains: hostAndAbove(domain), ip: null })).length > 0
}

function mailDomainOf(email: string | null): string | null {
  const domain = email?.slice(email.lastIndexOf('@') + 1).toLowerCase() ?? ''
  return domain === '' ? null : domain
}
