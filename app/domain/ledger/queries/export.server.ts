import type { Db } from '#db/dialects/dialect.ts'

/** Entries after the one with the id `after` (empty: from the first), each with its transaction, oldest first. */
export async function exportRows(db: Db, after: string, limit: number) {
  return db
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
    .limit(limit)
    .execute()
}
