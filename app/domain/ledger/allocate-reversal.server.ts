import type { Tx } from '#app/core/write.server.ts'
import { reduceHold } from './holds.server.ts'
import { accountOf, accountsForUpdate } from './ledger-accounts.server.ts'

export type AllocatedPoints = { kind: 'pending' | 'available' | 'debt'; amount: number }

/**
 * Says where points that are taken back come from: first what these transactions still hold, then what is available;
 * the rest becomes debt. Shortens the holds; the caller writes the lines.
 * @param transactionIds the chain of the award; @param amount 0 or more.
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
