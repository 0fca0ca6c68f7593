import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { OpenDatabase } from '#db/dialects/dialect.ts'

/** A site's database and its folder of data, as `app.platform` has them. */
export type Stored = { open: OpenDatabase; env: { dataDir: string } }

export type StoredTable = { name: string; columns: string[] }

/** Every table of the database with its columns, from the database itself. */
export async function storedTables({ open }: Pick<Stored, 'open'>): Promise<StoredTable[]> {
  const tables = await open.db.introspection.getTables()
  return tables
    .filter(({ isView, name }) => !isView && !name.startsWith('search_index') && name !== 'search_terms')
    .map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }))
}

/** `table.column` of every row that holds one of these words, and the files below the folder of data that do. */
export async function placesWith(stored: Stored, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  const holds = (value: unknown): boolean => {
    const text = typeof value === 'string' ? value : Buffer.isBuffer(value) ? value.toString('latin1') : ''
    return words.some((word) => text.toLowerCase().includes(word.toLowerCase()))
  }
  for (const { name } of await storedTables(stored)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(stored.open.db)
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) if (holds(value)) found.add(`${name}.${column}`)
  }
  for (const file of filesBelow(stored.env.dataDir))
    if (!/\.db(-wal|-shm)?$/.test(file) && holds(readFileSync(file))) found.add(path.basename(file))
  return [...found].toSorted()
}

/** Which of these words the file of a SQLite database holds anywhere, unused pages and the index of the search included. */
export async function bytesWith({ open, env }: Stored, words: readonly string[]): Promise<string[]> {
  if (open.dialect.name !== 'sqlite') return []
  await sql`pragma wal_checkpoint(TRUNCATE)`.execute(open.db)
  const bytes = readFileSync(path.join(env.dataDir, 'dangol.db')).toString('latin1').toLowerCase()
  return words.filter((word) => bytes.includes(word.toLowerCase()))
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    return statSync(file).isDirectory() ? filesBelow(file) : [file]
  })
}
