import type { LedgerAccountKind, LedgerUnit } from '#db/schema/ledger.ts'

/** One side of a ledger transaction: an amount into an account, negative out of it. Whole numbers only. */
export type Entry = { owner: string; kind: LedgerAccountKind; unit: LedgerUnit; amount: number }

/**
 * Double entry: checks that the lines of a transaction sum to zero per unit.
 * @throws RangeError for fractions or another sum, which is a bug of the caller, never bad input
 */
export function assertBalanced(lines: readonly Entry[]): void {
  const sums = new Map<LedgerUnit, number>()
  for (const line of lines) {
    if (!Number.isSafeInteger(line.amount)) throw new RangeError(`${line.amount} ${line.unit} is not a whole number`)
    sums.set(line.unit, (sums.get(line.unit) ?? 0) + line.amount)
  }
  for (const [unit, sum] of sums) if (sum !== 0) throw new RangeError(`the lines differ by ${sum} ${unit}`)
}

/** The entries that transfer an amount from one account to another; none for 0. */
export function transferEntries(
  from: Omit<Entry, 'amount' | 'unit'>,
  to: Omit<Entry, 'amount' | 'unit'>,
  unit: LedgerUnit,
  amount: number,
): Entry[] {
  return amount === 0
    ? []
    : [
        { ...from, unit, amount: -amount },
        { ...to, unit, amount },
      ]
}
