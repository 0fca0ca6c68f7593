import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { LedgerTransactionTable } from '#db/schema/ledger.ts'
import { accountsForUpdate } from './accounts-for-update.server.ts'
import { assertBalanced, type Entry } from './entry.ts'
import { insertHold } from './store/holds.server.ts'
import { insertEntries, insertTransaction } from './store/transactions.server.ts'

export type Movement = Partial<
  Omit<LedgerTransactionTable, 'id' | 'at' | 'idempotency_key' | 'kind' | 'member_id' | 'day' | 'reputation'>
> & {
  /** Idempotency key: a second transaction with it is not written. */
  key: string
  kind: LedgerTransactionTable['kind']
  memberId: string
  /** Community day that its caps count on. */
  day: string
  lines: readonly Entry[]
}

/**
 * Posts one ledger transaction: its row, its entries, the cached balances and, with `matures_at`, the hold on the points
 * that became pending. Idempotent on `key`.
 * @returns the new id; null when a transaction with this key exists and nothing was written
 * @throws RangeError when the lines do not sum to zero per unit
 */
export async function postTransaction(
  tx: Tx,
  { key, kind, memberId, day, lines, ...rest }: Movement,
): Promise<string | null> {
  assertBalanced(lines)
  const accounts = await accountsForUpdate(tx, lines)
  const row: LedgerTransactionTable = {
    event_id: null,
    event_type: null,
    rule: null,
    rule_version: null,
    subject_type: null,
    subject_id: null,
    reverses_id: null,
    capped: null,
    uncapped_reputation: null,
    counts_in_cap: 0,
    matures_at: null,
    reason: null,
    effect: 0,
    capped_points: null,
    uncapped_points: null,
    post_claim: 0,
    pair_member_id: null,
    counted_giver_id: null,
    freed_by_id: null,
    ...rest,
    id: newId('ledgerTransaction', msOf(tx.at)),
    at: tx.at,
    idempotency_key: key,
    kind,
    member_id: memberId,
    day,
    reputation: sumOf(lines, memberId, 'reputation'),
  }
  if (!(await insertTransaction(tx, row))) return null
  await insertEntries(tx, row.id, lines, accounts)
  if (row.matures_at !== null)
    await insertHold(tx, {
      transaction_id: row.id,
      member_id: memberId,
      amount: sumOf(lines, memberId, 'pending'),
      matures_at: row.matures_at,
    })
  return row.id
}

function sumOf(lines: readonly Entry[], owner: string, kind: Entry['kind']): number {
  return lines.reduce((sum, line) => sum + (line.kind === kind && line.owner === owner ? line.amount : 0), 0)
}
