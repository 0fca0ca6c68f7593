import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from './accounts-for-update.server.ts'
import { accountOf } from './ledger-account.ts'
import { reduceHold } from './store/holds.server.ts'

export type AllocatedPoints = { kind: 'pending' | 'available' | 'debt'; amount: number }

/**
 * Decides which accounts reversed points come from: first what these transactions still hold, then available points;
 * the rest becomes debt. Reduces the holds; the caller posts the entries.
 * @param transactionIds the award chain @param amount points, 0 or more
 */
export async function allocateReversal(
  tx: Tx,
  owner: string,
  transactionIds: readonly string[],
  amount: number,
): Promise<AllocatedPoints[]> {
  if (amount <= 0) return []
  const accounts = await accountsForUpdate(tx, [{ owner, kind: 'available', unit: 'points' }])
  let left = amount
  for (const id of transactionIds) left -= await reduceHold(tx, id, left)
  const pending = amount - left
  const available = Math.min(left, accountOf(accounts, { owner, kind: 'available', unit: 'points' }).balance)
  const taken: AllocatedPoints[] = [
    { kind: 'pending', amount: pending },
    { kind: 'available', amount: available },
    { kind: 'debt', amount: left - available },
  ]
  return taken.filter((one) => one.amount > 0)
}
