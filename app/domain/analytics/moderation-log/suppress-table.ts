import { minGroupSize } from '#app/domain/analytics/fairness/suppress-small-groups.ts'

type Cell = { people: ReadonlySet<string>; hidden: boolean }

/**
 * Which cells of a table with totals may not be shown: those about fewer than `least` people, and so many more of their
 * row and column that no total less the shown cells is about fewer. Empty cells are shown, because they are about nobody.
 * @param rows the people of each cell; a person may be in several. All rows have the same length
 * @returns for each cell whether it is hidden
 */
export function suppressTable(rows: readonly (readonly ReadonlySet<string>[])[], least = minGroupSize): boolean[][] {
  const cells = rows.map((row) =>
    row.map((people): Cell => ({ people, hidden: people.size > 0 && people.size < least })),
  )
  const columns = (cells[0] ?? []).map((_, at) => cells.flatMap((row) => row[at] ?? []))
  const lines = [...cells, ...columns].filter((line) => line.length > 1)
  while (lines.filter((line) => hideOneMore(line, least)).length > 0);
  return cells.map((row) => row.map(({ hidden }) => hidden))
}

/** Hides the smallest shown cell of a line whose hidden ones could be told. @returns false when they are safe */
function hideOneMore(line: readonly Cell[], least: number): boolean {
  const hidden = line.filter((cell) => cell.hidden)
  if (hidden.length === 0) return false
  const together = new Set(hidden.flatMap(({ people }) => [...people]))
  if (hidden.length > 1 && together.size >= least) return false
  const [next] = line
    .filter((cell) => !cell.hidden && cell.people.size > 0)
    .toSorted((a, b) => a.people.size - b.people.size)
  if (next === undefined) return false
  next.hidden = true
  return true
}
