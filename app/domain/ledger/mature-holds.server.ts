import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { accountsForUpdate } from './accounts-for-update.server.ts'
import { transferEntries } from './entry.ts'
import { accountOf, type AccountName } from './ledger-account.ts'
import { postTransaction } from './post-transaction.server.ts'
import { dueHolds } from './queries/ledger.server.ts'
import { releaseHold } from './store/holds.server.ts'

const most = 200

/**
 * Moves points whose hold has ended from pending to available; debt from an earlier reversal is paid first. Idempotent:
 * the transaction that moves the points deletes the hold. Records `points.matured`.
 * @param day the community day of an instant
 * @returns the number of holds that ended
 */
export async function matureHolds(ctx: Ctx, day: (at: string) => string): Promise<number> {
  let matured = 0
  const pace = openPace({ most })
  for (;;) {
    const due = await dueHolds(ctx.read, ctx.now(), pace.size())
    if (due.length === 0) return matured
    await pace.write(ctx, due.length, async (tx) => {
      // All locks at once, in one order: taken one by one they could deadlock with those of another write, and one of
      // the two would have to start again.
      await accountsForUpdate(tx, [...new Set(due.map((hold) => hold.member_id))].flatMap(accountsOf))
      for (const hold of due) {
        const member = hold.member_id
        const accounts = await accountsForUpdate(tx, accountsOf(member))
        const amount = await releaseHold(tx, hold.transaction_id)
        if (amount === null) continue
        const owed = -accountOf(accounts, { owner: member, kind: 'debt', unit: 'points' }).balance
        const paid = Math.min(owed, amount)
        const pending = { owner: member, kind: 'pending' } as const
        await postTransaction(tx, {
          key: `mature:${hold.transaction_id}`,
          kind: 'maturity',
          memberId: member,
          day: day(tx.at),
          reverses_id: hold.transaction_id,
          lines: [
            ...transferEntries(pending, { owner: member, kind: 'debt' }, 'points', paid),
            ...transferEntries(pending, { owner: member, kind: 'available' }, 'points', amount - paid),
          ],
        })
        await tx.record('points.matured', { transactionId: hold.transaction_id, memberId: member, points: amount })
      }
    })
    matured += due.length
  }
}

function accountsOf(owner: string): AccountName[] {
  return (['pending', 'available', 'debt'] as const).map((kind) => ({ owner, kind, unit: 'points' }))
}
