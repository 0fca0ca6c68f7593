import { plus, type Instant } from '#app/core/time.ts'
import { tenureBand, type TenureBand } from '#app/domain/accounts/customer-accounts/tenure-band.ts'
import type { Asked, Earned, FairnessFacts, Written } from '#app/domain/analytics/fairness/facts.ts'
import { windows } from '#app/domain/analytics/fairness/report.ts'
import { windowDays, type WindowDays } from '#app/domain/analytics/fairness/window-days.ts'
import { staffRoles } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { changesOf, decisionsSince } from './changes.server.ts'

/**
 * The facts of the report, in ten queries for any number of members.
 * @param zone of the community's days
 */
export async function fairnessFacts(db: Db, now: Instant, zone: string): Promise<FairnessFacts> {
  const yearAgo = plus(now, { days: -windows.year })
  return {
    people: await peopleOf(db, now, zone),
    earned: await earnedBy(db, windowDays(now, zone)),
    written: await writtenBy(db, yearAgo),
    asked: await askedBetween(db, yearAgo, plus(now, { days: -1 })),
    perks: await perksSince(db, yearAgo),
    products: await db
      .selectFrom('product')
      .select(['id', 'name_en as en', 'name_ko as ko'])
      .orderBy('position')
      .orderBy('id')
      .execute(),
    changes: await changesOf(db),
    decisions: await decisionsSince(db, yearAgo),
  }
}

/** Members without staff, who earn no points, and without suspended ones; with those who chose not to be ranked. */
async function peopleOf(db: Db, now: Instant, zone: string): Promise<Map<string, TenureBand>> {
  const staff = db
    .selectFrom('member_role')
    .select('member_role.member_id')
    .where('member_role.role', 'in', [...staffRoles])
  const rows = await db
    .selectFrom('member')
    .leftJoin('account', 'account.id', 'member.account_id')
    .select(['member.id', 'account.started_at'])
    .where('member.suspended_at', 'is', null)
    .where('member.id', 'not in', staff)
    .execute()
  return new Map(rows.map(({ id, started_at: since }) => [id, tenureBand(since, now, zone)]))
}

/**
 * Grants less reversals, by receiver, language of the post and product of its thread. A reversal carries the day of
 * the award it undoes: what was reversed does not count in its own time. Without manual corrections and without
 * points spent or expired: the report is about what acts earn.
 */
async function earnedBy(db: Db, days: WindowDays): Promise<Earned[]> {
  const rows = await db
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_entry as e', 'e.transaction_id', 't.id')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .leftJoin('post', (join) => join.onRef('post.id', '=', 't.subject_id').on('t.subject_type', '=', 'post'))
    .leftJoin('thread', 'thread.id', 'post.thread_id')
    .where('t.kind', 'in', ['award', 'reversal', 'settlement'])
    .where('a.kind', 'in', ['reputation', 'pending', 'available', 'debt'])
    .select((eb) => [
      't.member_id',
      'e.unit',
      't.subject_type',
      'post.lang',
      'thread.product_id',
      eb.fn.sum<number>('e.amount').as('all'),
      eb.fn
        .sum<number>(eb.case().when('t.day', '>=', days.year).then(eb.ref('e.amount')).else(eb.lit(0)).end())
        .as('year'),
      eb.fn
        .sum<number>(eb.case().when('t.day', '>=', days.quarter).then(eb.ref('e.amount')).else(eb.lit(0)).end())
        .as('quarter'),
      eb.fn
        .sum<number>(eb.case().when('t.day', '>=', days.month).then(eb.ref('e.amount')).else(eb.lit(0)).end())
        .as('month'),
    ])
    .groupBy(['t.member_id', 'e.unit', 't.subject_type', 'post.lang', 'thread.product_id'])
    .execute()
  return rows.map(({ member_id: memberId, unit, subject_type: subject, lang, product_id: product, ...amounts }) => ({
    memberId,
    unit,
    forPost: subject === 'post',
    lang,
    product,
    amounts: {
      all: Number(amounts.all),
      year: Number(amounts.year),
      quarter: Number(amounts.quarter),
      month: Number(amounts.month),
    },
  }))
}

async function writtenBy(db: Db, since: Instant): Promise<Written[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .where('post.state', '=', 'visible')
    .where('thread.state', '=', 'visible')
    .where('post.author_id', 'is not', null)
    .select((eb) => [
      'post.author_id',
      'post.lang',
      'thread.product_id',
      eb.fn
        .sum<number>(eb.case().when('post.created_at', '>=', since).then(eb.lit(1)).else(eb.lit(0)).end())
        .as('posts'),
      eb.fn.max('post.created_at').as('last_at'),
    ])
    .groupBy(['post.author_id', 'post.lang', 'thread.product_id'])
    .execute()
  return rows.map(({ author_id: author, lang, product_id: product, posts, last_at: lastAt }) => ({
    memberId: author ?? '',
    lang,
    product,
    posts: Number(posts),
    lastAt,
  }))
}

/** Questions that can be read and are no duplicates, with the first answer by staff and by another member. */
async function askedBetween(db: Db, since: Instant, until: Instant): Promise<Asked[]> {
  const rows = await db
    .selectFrom('thread')
    .leftJoin('post', (join) =>
      join
        .onRef('post.thread_id', '=', 'thread.id')
        .onRef('post.author_id', '!=', 'thread.author_id')
        .on('post.kind', '=', 'answer')
        .on('post.state', '=', 'visible'),
    )
    .where('thread.kind', '=', 'question')
    .where('thread.state', '=', 'visible')
    .where('thread.duplicate_of_id', 'is', null)
    .where('thread.author_id', 'is not', null)
    .where('thread.created_at', '>=', since)
    .where('thread.created_at', '<=', until)
    .select((eb) => [
      'thread.author_id',
      'thread.lang',
      'thread.product_id',
      'thread.created_at',
      eb.fn.min(eb.case().when('post.by_staff', '=', 1).then(eb.ref('post.created_at')).end()).as('staff_at'),
      eb.fn.min(eb.case().when('post.by_staff', '=', 0).then(eb.ref('post.created_at')).end()).as('peer_at'),
    ])
    .groupBy(['thread.id', 'thread.author_id', 'thread.lang', 'thread.product_id', 'thread.created_at'])
    .execute()
  return rows.map((row) => ({
    askerId: row.author_id ?? '',
    lang: row.lang,
    product: row.product_id,
    at: row.created_at,
    staffAt: row.staff_at,
    peerAt: row.peer_at,
  }))
}

async function perksSince(db: Db, since: Instant): Promise<{ memberId: string; count: number }[]> {
  const rows = await db
    .selectFrom('redemption')
    .select((eb) => ['member_id', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'fulfilled')
    .where('moved_at', '>=', since)
    .groupBy('member_id')
    .execute()
  return rows.map(({ member_id: memberId, count }) => ({ memberId, count: Number(count) }))
}
