import type { AliasedExpression } from 'kysely'
import { decodeCursor, toPage } from '#app/core/page.ts'
import type { Page, PageRequest } from '#app/core/page.ts'
import type { Instant } from '#app/core/time.ts'
import { staffRoles } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'

export type RankedMember = { rank: number; memberId: string; handle: string; name: string; reputation: number }

type Total = { member_id: string; reputation: number }

export async function categoryIdOf(db: Db, slug: string): Promise<string | null> {
  return (await db.selectFrom('category').select('id').where('slug', '=', slug).executeTakeFirst())?.id ?? null
}

/**
 * Members by the reputation they gained, the most first; equal figures share a rank and stand in the order in which they
 * joined. Without staff, who get no thanks in figures, and without those who are suspended.
 * @param since null: from the beginning
 * @param categoryId null: everywhere; else only what was earned with posts there
 */
export async function membersByReputation(db: Db, { since, categoryId }: { since: Instant | null; categoryId: string | null }, page: PageRequest): Promise<Page<RankedMember>> {
  const ranked = db
    .selectFrom(since === null && categoryId === null ? balances(db) : gains(db, since, categoryId))
    .innerJoin('member', 'member.id', 'total.member_id')
    .where('member.suspended_at', 'is', null)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('member_role').select('member_role.role').whereRef('member_role.member_id', '=', 'member.id').where('member_role.role', 'in', [...staffRoles]))))
    .where('total.reputation', '>', 0)
    .select((eb) => ['member.id as memberId', 'member.handle', 'member.name', 'total.reputation', eb.fn.agg<number>('rank').over((over) => over.orderBy('total.reputation', 'desc')).as('rank')])
  let query = db.selectFrom(ranked.as('ranked')).selectAll()
  if (page.cursor !== null) {
    const [reputation, memberId] = decodeCursor(page.cursor, 2)
    query = query.where((eb) => eb.or([eb('reputation', '<', Number(reputation)), eb.and([eb('reputation', '=', Number(reputation)), eb('memberId', '>', String(memberId))])]))
  }
  const rows = await query.orderBy('reputation', 'desc').orderBy('memberId').limit(page.limit + 1).execute()
  const members = rows.map(({ rank, memberId, handle, name, reputation }) => ({ rank: Number(rank), memberId, handle, name, reputation: Number(reputation) }))
  return toPage(members, page.limit, (row) => [row.reputation, row.memberId])
}

/** What stands in the accounts. */
function balances(db: Db): AliasedExpression<Total, 'total'> {
  return db.selectFrom('ledger_account as a').select(['a.owner as member_id', 'a.balance as reputation']).where('a.kind', '=', 'reputation').where('a.unit', '=', 'reputation').as('total')
}

/** What came and went in a time, or with the posts of one category. */
function gains(db: Db, since: Instant | null, categoryId: string | null): AliasedExpression<Total, 'total'> {
  let query = db
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_entry as e', 'e.transaction_id', 't.id')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .where('a.kind', '=', 'reputation')
    .where('a.unit', '=', 'reputation')
  if (since !== null) query = query.where('t.at', '>=', since)
  if (categoryId !== null) {
    const there = db.selectFrom('post').innerJoin('thread', 'thread.id', 'post.thread_id').select('post.id').where('thread.category_id', '=', categoryId)
    query = query.where('t.subject_type', '=', 'post').where('t.subject_id', 'in', there)
  }
  return query.select((eb) => ['a.owner as member_id', eb.fn.sum<number>('e.amount').as('reputation')]).groupBy('a.owner').as('total')
}
