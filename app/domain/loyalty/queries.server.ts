import type { Db } from '#db/dialects/dialect.ts'
import { perPostRules } from './rules-for.ts'

/** Reputation that counted into the cap of that day: awards less their reversals. */
export async function reputationOfDay(db: Db, memberId: string, day: string): Promise<number> {
  const row = await db
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_entry as e', 'e.transaction_id', 't.id')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .select((eb) => eb.fn.sum<number | null>('e.amount').as('sum'))
    .where('t.member_id', '=', memberId)
    .where('t.day', '=', day)
    .where('t.counts_in_cap', '=', 1)
    .where('e.unit', '=', 'reputation')
    .where('a.kind', '=', 'reputation')
    .executeTakeFirst()
  return Number(row?.sum ?? 0)
}

/** Reputation that votes on one post brought its author, reversals subtracted. */
export async function reputationOfPost(db: Db, memberId: string, postId: string): Promise<number> {
  const row = await db
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_entry as e', 'e.transaction_id', 't.id')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .select((eb) => eb.fn.sum<number | null>('e.amount').as('sum'))
    .where('t.subject_id', '=', postId)
    .where('t.member_id', '=', memberId)
    .where('t.rule', 'in', [...perPostRules])
    .where('a.kind', '=', 'reputation')
    .executeTakeFirst()
  return Number(row?.sum ?? 0)
}

/** Which of these members work for the company now. */
export async function staffAmong(db: Db, memberIds: readonly string[]): Promise<Set<string>> {
  if (memberIds.length === 0) return new Set()
  const rows = await db.selectFrom('member_role').select('member_id').where('member_id', 'in', [...memberIds]).where('role', 'in', ['agent', 'admin']).execute()
  return new Set(rows.map((row) => row.member_id))
}

/** Transactions about these events or this subject, oldest first, with what they moved for the member. */
export async function transactionChains(db: Db, where: { eventId: string } | { subjectId: string }) {
  const roots = db.selectFrom('ledger_transaction').selectAll().where('kind', '=', 'award')
  const awards = await ('eventId' in where ? roots.where('event_id', '=', where.eventId) : roots.where('subject_id', '=', where.subjectId)).orderBy('member_id').orderBy('id').execute()
  const chains = awards.map((award) => ({ award, chain: [award] }))
  let open = chains
  // Each round finds what reverses the last link; chains are short, so there are few rounds.
  while (open.length > 0) {
    const last = open.map(({ chain }) => chain[chain.length - 1]?.id ?? '')
    const next = await db.selectFrom('ledger_transaction').selectAll().where('reverses_id', 'in', last).where('kind', '=', 'reversal').execute()
    open = open.filter((one) => {
      const link = next.find((row) => row.reverses_id === one.chain[one.chain.length - 1]?.id)
      if (link !== undefined) one.chain.push(link)
      return link !== undefined
    })
  }
  return chains
}

export type Chain = Awaited<ReturnType<typeof transactionChains>>[number]
