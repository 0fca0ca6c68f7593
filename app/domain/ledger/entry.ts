import type { LedgerAccountKind, LedgerUnit } from '#db/schema/ledger.ts'

/** One side of a movement: so much into (or, negative, out of) an account. Whole numbers only. */
export type Entry = { owner: string; kind: LedgerAccountKind; unit: LedgerUnit; amount: number }

/**
 * Double entry: per unit the lines of a transaction add up to zero.
 * @throws RangeError for fractions or a sum other than zero: that is a bug of the caller, never bad input.
 */
export function assertBalanced(lines: readonly Entry[]): void {
  const sums = new Map<LedgerUnit, number>()
  for (const line of lines) {
    if (!Number.isSafeInteger(line.amount)) throw new RangeError(`${line.amount} ${line.unit} is not a whole number`)
    sums.set(line.unit, (sums.get(line.unit) ?? 0) + line.amount)
  }
  for (const [unit, sum] of sums) if (sum !== 0) throw new RangeError(`the lines differ by ${sum} ${unit}`)
}

/** Moves an amount from one account to another; nothing for 0. */
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
