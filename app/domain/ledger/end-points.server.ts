import { dayIn } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from './accounts-for-update.server.ts'
import { transferEntries } from './entry.ts'
import { accountOf, type AccountName } from './ledger-account.ts'
import { postTransaction } from './post-transaction.server.ts'
import { releaseHoldsOf } from './store/holds.server.ts'

/**
 * Ends all points of a member whose account is erased, pending ones and a debt too, by one transaction `erase:<member>`.
 * Reserved points belong to redemptions, which end before. Reputation stays: it is a figure without a name.
 * @returns the points that ended
 */
export async function endPoints(tx: Tx, memberId: string): Promise<number> {
  const names = (['available', 'pending', 'debt'] as const).map((kind): AccountName => ({
    owner: memberId,
    kind,
    unit: 'points',
  }))
  const accounts = await accountsForUpdate(tx, names)
  await releaseHoldsOf(tx, memberId)
  const expired = { owner: memberId, kind: 'expired' } as const
  const lines = names.flatMap((name) => transferEntries(name, expired, 'points', accountOf(accounts, name).balance))
  if (lines.length === 0) return 0
  await postTransaction(tx, {
    key: `erase:${memberId}`,
    kind: 'expiry',
    memberId,
    day: dayIn(tx.at, tx.setting('site.timeZone')),
    reason: 'erased',
    lines,
  })
  return lines.reduce((sum, { kind, amount }) => (kind === 'expired' ? sum + amount : sum), 0)
}
