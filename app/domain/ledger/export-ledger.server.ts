import type { Db } from '#db/dialects/dialect.ts'

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

/** Every entry with its transaction, in the order of the book, as CSV (RFC 4180, with a head) or JSON Lines. */
export async function* exportLedger(db: Db, format: 'csv' | 'jsonl'): AsyncGenerator<string> {
  if (format === 'csv') yield `${columns.join(',')}\r\n`
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('ledger_entry as e')
      .innerJoin('ledger_transaction as t', 't.id', 'e.transaction_id')
      .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
      .select([
        'e.id',
        't.id as transaction',
        't.at',
        't.kind',
        't.member_id as member',
        't.event_id as event',
        't.event_type as eventType',
        't.rule',
        't.rule_version as ruleVersion',
        't.subject_type as subjectType',
        't.subject_id as subject',
        't.reverses_id as reverses',
        't.capped',
        'a.kind as account',
        'a.owner',
        'e.unit',
        'e.amount',
      ])
      .where('e.id', '>', after)
      .orderBy('e.id')
      .limit(batch)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    yield rows
      .map((row) =>
        format === 'csv'
          ? `${columns.map((column) => csvField(row[column])).join(',')}\r\n`
          : `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]])))}\n`,
      )
      .join('')
  }
}

function csvField(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
