import type { Ctx } from '#app/core/context.server.ts'
import { dayIn } from '#app/core/time.ts'
import { accountsForUpdate } from './accounts-for-update.server.ts'
import { transferEntries } from './entry.ts'
import { expiringPoints, expiryTerms } from './expiring-points.server.ts'
import { accountOf } from './ledger-account.ts'
import { postTransaction } from './post-transaction.server.ts'
import { availableBalances } from './queries/lots.server.ts'

const batch = 200

/**
 * Takes available points that have expired, the oldest first; `/me/points` announces how many and when. Pending and
 * reserved points never expire. Idempotent. Records `points.expired`.
 * @returns the number of points that expired
 */
export async function expirePoints(ctx: Ctx): Promise<number> {
  if (ctx.setting('points.expiry') === 'off') return 0
  let expired = 0
  let after = ''
  for (;;) {
    const members = await availableBalances(ctx.read, after, batch)
    const last = members.at(-1)
    if (last === undefined) return expired
    after = last.memberId
    const expiring = await expiringPoints(ctx.read, members, await expiryTerms(ctx))
    const now = ctx.now()
    for (const { memberId } of members)
      if (expiring.get(memberId)?.some(({ at }) => at <= now)) expired += await expireOf(ctx, memberId)
  }
}

async function expireOf(ctx: Ctx, memberId: string): Promise<number> {
  return ctx.write(async (tx) => {
    const name = { owner: memberId, kind: 'available', unit: 'points' } as const
    const { balance } = accountOf(await accountsForUpdate(tx, [name]), name)
    const expiring =
      (await expiringPoints(tx.db, [{ memberId, points: balance }], await expiryTerms(tx))).get(memberId) ?? []
    const points = expiring.filter(({ at }) => at <= tx.at).reduce((sum, lot) => sum + lot.points, 0)
    if (points === 0) return 0
    const id = await postTransaction(tx, {
      key: `expire:${memberId}:${tx.at}`,
      kind: 'expiry',
      memberId,
      day: dayIn(tx.at, tx.setting('site.timeZone')),
      reason: tx.setting('points.expiry'),
      lines: transferEntries(name, { owner: memberId, kind: 'expired' }, 'points', points),
    })
    if (id === null) return 0
    await tx.record('points.expired', { transactionId: id, memberId, points })
    return points
  })
}
