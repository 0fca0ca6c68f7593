import { rangeAround } from '#app/core/address-range.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Reading } from '#app/core/reading.ts'
import { plus } from '#app/core/time.ts'
import { newMembersFromRange } from '#app/domain/joining/queries/ranges.server.ts'
import { isDisposable } from './disposable-mail.server.ts'

/** What makes somebody wait for a moderator who could register at once; also the reason of the review item. */
export type JoiningSignal = 'disposableMail' | 'manyFromRange'

/**
 * The signals of somebody who wants in, by the settings. One query.
 * @throws invalid on `email` where addresses of disposable mail are refused
 */
export async function joiningSignals(
  { read, now, setting }: Pick<Reading, 'read' | 'now' | 'setting'>,
  { email, ip }: { email: string; ip: string | null },
): Promise<JoiningSignal[]> {
  const disposable = setting('accounts.disposableMail')
  const isOne = disposable !== 'accept' && isDisposable(email)
  if (isOne && disposable === 'refuse')
    throw new DomainError('invalid', 'blocks.refused.email', { fields: { email: { key: 'blocks.refused.email' } } })
  const most = setting('accounts.newFromRange')
  const range = ip === null ? null : rangeAround(ip)
  const isMany =
    most > 0 && range !== null && (await newMembersFromRange(read, range, plus(now(), { days: -1 }), most)) >= most
  return [...(isOne ? (['disposableMail'] as const) : []), ...(isMany ? (['manyFromRange'] as const) : [])]
}
