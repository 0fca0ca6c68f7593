import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { transferEntries } from './entry.ts'
import { releaseHold } from './holds.server.ts'
import { accountOf, accountsForUpdate, type AccountName } from './ledger-accounts.server.ts'
import { postTransaction } from './post-transaction.server.ts'

const most = 200

/**
 * Moves pending points whose time has come to available; what the member owes from an earlier reversal is paid first.
 * Idempotent: a hold is taken away in the transaction that moves it. Records `points.matured`.
 * @returns how many awards matured.
 */
export async function matureHolds(ctx: Ctx, day: (at: string) => string): Promise<number> {
  let matured = 0
  const pace = openPace({ most })
  for (;;) {
    const due = await ctx.read
      .selectFrom('ledger_hold')
      .select(['transaction_id', 'member_id'])
      .where('matures_at', '<=', ctx.now())
      .orderBy('matures_at')
      .orderBy('transaction_id')
      .limit(pace.size())
      .execute()
    if (due.length === 0) return matured
    await pace.write(ctx, due.length, async (tx) => {
      // All at once and in one order: taken one by one they would meet those of other writes half-way, and one of the
      // two had to begin again.
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
        await tx.record('points.matured', { transactionId: hold.transaction_id, memberId: member })
      }
    })
    matured += due.length
  }
}

function accountsOf(owner: string): AccountName[] {
  return (['pending', 'available', 'debt'] as const).map((kind) => ({ owner, kind, unit: 'points' }))
}
