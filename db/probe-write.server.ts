import type { OpenDatabase } from './dialects/dialect.ts'

/** Writes and commits one row. @throws what every other write would meet: a full disk, a read-only database */
export async function probeWrite({ db }: Pick<OpenDatabase, 'db'>, at: string): Promise<void> {
  await db.transaction().execute((tx) =>
    tx
      .insertInto('write_probe')
      .values({ id: 1, at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
      .execute(),
  )
}
