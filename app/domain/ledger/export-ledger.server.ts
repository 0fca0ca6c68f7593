import { csvLine } from '#app/core/csv-line.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { exportRows } from './queries/export.server.ts'

const columns = [
  'transaction',
  'at',
  'kind',
  'member',
  'event',
  'eventType',
  'rule',
  'ruleVersion',
  'subjectType',
  'subject',
  'reverses',
  'capped',
  'account',
  'owner',
  'unit',
  'amount',
] as const
const batch = 5_000

/** Every entry with its transaction, oldest first, as CSV (RFC 4180, with a header row) or JSON Lines. */
export async function* exportLedger(db: Db, format: 'csv' | 'jsonl'): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(columns)
  let after = ''
  for (;;) {
    const rows = await exportRows(db, after, batch)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    yield rows
      .map((row) =>
        format === 'csv'
          ? csvLine(columns.map((column) => row[column]))
          : `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]])))}\n`,
      )
      .join('')
  }
}
