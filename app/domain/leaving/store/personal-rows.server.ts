import type { Tx } from '#app/core/write.server.ts'
import { personalData, type Fate } from '#app/domain/leaving/personal-data.ts'

/**
 * What the registry of personal data says, done: the one place that writes the tables of all domains, because what
 * erasing a person means is decided in one table.
 */

type AnyTable = 'member_day'
type AnyColumn = 'member_id'

/** The tables and columns with this fate, in the order of the registry, which is that of their references. */
function rowsOf(fate: Fate): { table: string; column: string }[] {
  return Object.entries(personalData).flatMap(([table, { columns }]) =>
    Object.entries(columns).flatMap(([column, wanted]) => (wanted === fate ? [{ table, column }] : [])),
  )
}

/** Deletes every row of the member whose fate this is. */
export async function deleteRowsOf(tx: Tx, memberId: string, fate: 'leaves' | 'returns' | 'erased'): Promise<void> {
  for (const { table, column } of rowsOf(fate))
    if (table !== 'member')
      await tx.db
        .deleteFrom(table as AnyTable)
        .where(column as AnyColumn, '=', memberId)
        .execute()
}

/** Empties the texts of every row of the member whose fate is `blanked`. */
export async function blankRowsOf(tx: Tx, memberId: string): Promise<void> {
  for (const { table, column } of rowsOf('blanked')) {
    const blank = personalData[table as keyof typeof personalData]?.blank ?? {}
    await tx.db
      .updateTable(table as AnyTable)
      .set(blank as Record<AnyColumn, never>)
      .where(column as AnyColumn, '=', memberId)
      .execute()
  }
}

/** Whole rows of the member whose fate is `returns`, by table. */
export async function returningRows(tx: Tx, memberId: string): Promise<Record<string, Record<string, unknown>[]>> {
  const found: Record<string, Record<string, unknown>[]> = {}
  for (const { table, column } of rowsOf('returns'))
    if (table !== 'member')
      found[table] = await tx.db
        .selectFrom(table as AnyTable)
        .selectAll()
        .where(column as AnyColumn, '=', memberId)
        .execute()
  return found
}

/** Puts them back; what is there again stays as it is. */
export async function restoreRows(tx: Tx, rows: Record<string, Record<string, unknown>[]>): Promise<void> {
  for (const [table, some] of Object.entries(rows))
    for (const row of some)
      await tx.db
        .insertInto(table as AnyTable)
        .values(row as never)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
}
