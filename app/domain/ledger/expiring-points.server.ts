import type { Reading } from '#app/core/reading.ts'
import { plus } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { expiriesOf, type ExpiryTerms, type Lot } from './lots.ts'
import { expirySince, lastActiveAt, lotsOf } from './queries/lots.server.ts'

/** When points expire, by the present settings. */
export async function expiryTerms({ read, setting }: Reading): Promise<ExpiryTerms> {
  const since = await expirySince(read)
  return {
    mode: setting('points.expiry') as ExpiryTerms['mode'],
    months: setting('points.expiryMonths'),
    notBefore: since === null ? '' : plus(since, { days: setting('points.expiryNoticeDays') }),
  }
}

/** Which available points of these members expire when, soonest first; every member asked for is in the map. */
export async function expiringPoints(
  db: Db,
  balances: readonly { memberId: string; points: number }[],
  terms: ExpiryTerms,
): Promise<Map<string, Lot[]>> {
  if (terms.mode === 'off') return new Map(balances.map(({ memberId }) => [memberId, []]))
  const ids = balances.map(({ memberId }) => memberId)
  const lots = await lotsOf(db, ids)
  const active = terms.mode === 'inactivity' ? await lastActiveAt(db, ids) : new Map<string, string>()
  return new Map(
    balances.map(({ memberId, points }) => [
      memberId,
      expiriesOf(lots.get(memberId) ?? [], points, active.get(memberId) ?? null, terms),
    ]),
  )
}
