import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { LedgerTransactionTable } from '#db/schema/ledger.ts'
import { assertBalanced, type Entry } from './entry.ts'
import { accountsForUpdate } from './ledger-accounts.server.ts'
import { insertEntries, insertTransaction } from './store/transactions.server.ts'

export type Movement = Partial<
  Omit<LedgerTransactionTable, 'id' | 'at' | 'idempotency_key' | 'kind' | 'member_id' | 'day' | 'reputation'>
> & {
  /** The same key never moves anything twice. */
  key: string
  kind: LedgerTransactionTable['kind']
  memberId: string
  /** Community day that its caps count for. */
  day: string
  lines: readonly Entry[]
}

/**
 * Writes one transaction of the book: its row, its entries, the cached balances. Idempotent on `key`.
 * @returns the new id, or null when the key is known and nothing was written.
 * @throws RangeError when the lines do not add up to zero per unit.
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
    reputation: lines.reduce(
      (sum, line) => sum + (line.kind === 'reputation' && line.owner === memberId ? line.amount : 0),
      0,
    ),
  }
  if (!(await insertTransaction(tx, row))) return null
  await insertEntries(tx, row.id, lines, accounts)
  return row.id
}
