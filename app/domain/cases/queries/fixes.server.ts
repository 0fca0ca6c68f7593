import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { readSignedId } from '#app/core/links/signed-id.server.ts'
import { shorten } from '#app/core/shorten.ts'
import type { Instant } from '#app/core/time.ts'
import { publicThread, readableThread } from '#app/domain/access/queries/readable-content.server.ts'
import { fewestShown, type Cause } from '#app/domain/cases/causes/cause.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { FixNoticeTable } from '#db/schema/causes.ts'
import { shownTitle } from '#db/shown-text.ts'
import { presentMember } from './ratings.server.ts'

/** Characters of a sentence that somebody wrote, as a notification repeats it. */
const quoteLength = 160

/** The announcement with this id that everybody may read, because anybody may have reported the cause; null for others. */
export async function announcementOf(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('thread')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'announcement')
    .where(publicThread())
    .executeTakeFirst()
  return row?.id ?? null
}

/** What is still to be told of a fix; null when the cause was opened again, or the announcement is gone. */
export async function fixToTell(
  db: Db,
  { causeId, threadId }: { causeId: string; threadId: string },
): Promise<{ causeId: string; threadId: string; round: number } | null> {
  const row = await db
    .selectFrom('cause_fix as f')
    .innerJoin('root_cause as c', 'c.id', 'f.cause_id')
    .innerJoin('thread as t', 't.id', 'f.thread_id')
    .select('c.round')
    .where('f.cause_id', '=', causeId)
    .where('f.thread_id', '=', threadId)
    .whereRef('f.round', '=', 'c.round')
    .where('c.state', 'in', ['fixed', 'verified'])
    .where(publicThread('t'))
    .executeTakeFirst()
  return row === undefined ? null : { causeId, threadId, round: row.round }
}

/** Somebody whom a cause concerns, and the sentence that says why; '' when there is none. */
export type Concerned = {
  /** Null: the contact of the case `caseId`, who has no account. */
  memberId: string | null
  caseId: string | null
  because: FixNoticeTable['because']
  quote: string
  lang: 'ko' | 'en' | null
}

/**
 * Everybody whom a root cause concerns and who is here: customers of its cases, with what they wrote, and who said “me
 * too” in a thread that a case is about, with its title; and people without an account, by the address of the first case
 * that they opened. A merged thread hands its “me too” on; a split one leaves them
 * where they were said. Each member once, those who reported it first.
 */
export async function concernedBy(db: Db, causeId: string): Promise<Concerned[]> {
  const reported = await db
    .selectFrom('case_cause as cc')
    .innerJoin('case as c', 'c.id', 'cc.case_id')
    .innerJoin('member as m', 'm.id', 'c.customer_id')
    .leftJoin('post as p', 'p.id', 'c.post_id')
    .leftJoin('thread as opened', 'opened.opening_post_id', 'c.post_id')
    .select(['m.id', 'c.subject', 'c.lang', 'c.source', 'p.excerpt', 'opened.id as opened_id'])
    .where('cc.cause_id', '=', causeId)
    .where('c.dismissed', '=', 0)
    .where(presentMember())
    .orderBy('c.number')
    .execute()
  const alike = await db
    .selectFrom('me_too as mt')
    .innerJoin('member as m', 'm.id', 'mt.member_id')
    .innerJoin('thread as t', 't.id', 'mt.thread_id')
    .select(['m.id', 't.title', 't.lang', 't.state', 't.area'])
    .where('mt.thread_id', 'in', threadsAbout(db, causeId))
    .where(presentMember())
    .orderBy('m.id')
    .execute()
  const found = new Map<string, Concerned>()
  for (const { id, subject, lang, source, excerpt, opened_id } of reported) {
    // A score has a subject that the site wrote; below a thread of others the subject is their title.
    const own = source === 'nps' || source === 'csat' ? '' : opened_id === null && excerpt !== null ? excerpt : subject
    if (!found.has(id))
      found.set(id, { memberId: id, caseId: null, because: 'reported', quote: shorten(own, quoteLength), lang })
  }
  for (const { id, title, lang, state, area } of alike) {
    // The title of a thread that not everybody may read any more is not repeated.
    const quote = state === 'visible' && area === null ? shorten(title, quoteLength) : ''
    if (!found.has(id) || (found.get(id)?.because === 'me_too' && found.get(id)?.quote === ''))
      found.set(id, { memberId: id, caseId: null, because: 'me_too', quote, lang })
  }
  return [...found.values(), ...(await contactsConcernedBy(db, causeId))]
}

/** Whoever reported a cause without an account; an address once, with the first of its cases. */
async function contactsConcernedBy(db: Db, causeId: string): Promise<Concerned[]> {
  const rows = await db
    .selectFrom('case_cause as cc')
    .innerJoin('case as c', 'c.id', 'cc.case_id')
    .innerJoin('case_contact as contact', 'contact.case_id', 'c.id')
    .select(['c.id', 'c.subject', 'c.lang', 'contact.address'])
    .where('cc.cause_id', '=', causeId)
    .where('c.dismissed', '=', 0)
    .where('c.customer_id', 'is', null)
    .orderBy('c.number', 'desc')
    .execute()
  const firsts = new Map(rows.map((row) => [row.address, row]))
  return [...firsts.values()].map(({ id, subject, lang }) => ({
    memberId: null,
    caseId: id,
    because: 'reported',
    quote: shorten(subject, quoteLength),
    lang,
  }))
}

/**
 * The threads whose “me too” are about a cause: those that a post with a case of it opened, and where such a thread was
 * merged into another one, that one too. A post that was split off takes no “me too” along.
 */
export function threadsAbout(db: Db, causeId: string) {
  const opened = db
    .selectFrom('thread as t')
    .innerJoin('case as c', 'c.post_id', 't.opening_post_id')
    .innerJoin('case_cause as cc', 'cc.case_id', 'c.id')
    .where('cc.cause_id', '=', causeId)
    .where('c.dismissed', '=', 0)
  return opened
    .select('t.id as id')
    .union(
      opened
        .where('t.merged_into_id', 'is not', null)
        .where('c.thread_id', 'is not', null)
        .select('c.thread_id as id')
        .$narrowType<{ id: string }>(),
    )
}

/** Notices told before a moment, neither asked nor answered, of causes that still count as fixed in that round. */
export function noticesToAsk(
  db: Db,
  toldBefore: Instant,
  limit: number,
): Promise<Pick<FixNoticeTable, 'id' | 'member_id'>[]> {
  return db
    .selectFrom('fix_notice as n')
    .innerJoin('root_cause as c', (on) => on.onRef('c.id', '=', 'n.cause_id').onRef('c.round', '=', 'n.round'))
    .leftJoin('member as m', 'm.id', 'n.member_id')
    .leftJoin('case_contact as contact', 'contact.case_id', 'n.case_id')
    .select(['n.id', 'n.member_id'])
    .where('n.asked_at', 'is', null)
    .where('n.answer', 'is', null)
    .where('n.told_at', '<=', toldBefore)
    .where('c.state', 'in', ['fixed', 'verified'])
    .where((eb) =>
      eb.or([eb('contact.case_id', 'is not', null), eb.and([eb('m.id', 'is not', null), presentMember()])]),
    )
    .orderBy('n.told_at')
    .limit(limit)
    .execute()
}

/** How many said in the present round that it is fixed for them, and that it is not. */
export async function answersOf(
  db: Db,
  { id, round }: Pick<Cause, 'id' | 'round'>,
): Promise<{ yes: number; no: number }> {
  const rows = await db
    .selectFrom('fix_notice')
    .select((eb) => ['answer', eb.fn.countAll<number>().as('count')])
    .where('cause_id', '=', id)
    .where('round', '=', round)
    .where('answer', 'is not', null)
    .groupBy('answer')
    .execute()
  const count = (answer: number): number => Number(rows.find((row) => row.answer === answer)?.count ?? 0)
  return { yes: count(1), no: count(0) }
}

/** Whether a notice is that of this reader, who is signed in. */
export function isTold(memberId: string | null, { memberId: reader }: { memberId: string | null }): boolean {
  return memberId !== null && memberId === reader
}

/** The notice to the contact of a case, with where and in which language they are reached; undefined for one to a member. */
export function noticeToContact(
  db: Db,
  id: string,
): Promise<(Pick<FixNoticeTable, 'id' | 'quote'> & { address: string; language: 'ko' | 'en' }) | undefined> {
  return db
    .selectFrom('fix_notice as n')
    .innerJoin('case_contact as contact', 'contact.case_id', 'n.case_id')
    .select(['n.id', 'n.quote', 'contact.address', 'contact.language'])
    .where('n.id', '=', id)
    .where('n.member_id', 'is', null)
    .executeTakeFirst()
}

/** What somebody is told of a fix. The announcement is null for readers who may not read it. */
export type FixPage = {
  because: FixNoticeTable['because']
  quote: string
  lang: 'ko' | 'en' | null
  announcement: { id: string; slug: string; title: string } | null
  answer: boolean | null
  /** The cause was opened again: there is nothing to answer any more. */
  over: boolean
  mine: boolean
}

/** The page of a signed link, or of one's own notice while signed in. @throws not_found */
export async function fixPage(ctx: Ctx, token: string): Promise<FixPage> {
  const { id, signed } = readSignedId(ctx.platform.env, token)
  const row = await ctx.read
    .selectFrom('fix_notice as n')
    .innerJoin('root_cause as c', 'c.id', 'n.cause_id')
    .leftJoin('thread', (on) => on.onRef('thread.id', '=', 'n.thread_id').on(readableThread(ctx.actor)))
    .selectAll('n')
    .select(['c.round as present_round', 'thread.slug'])
    .select(shownTitle(ctx.locale).as('title'))
    .where('n.id', '=', id)
    .executeTakeFirst()
  const mine = row !== undefined && isTold(row.member_id, ctx.actor)
  if (row === undefined || !(signed || mine)) throw notFound('surveys.notFound')
  return {
    because: row.because,
    quote: row.quote,
    lang: row.quote_lang,
    announcement:
      row.slug === null || row.title === null ? null : { id: row.thread_id, slug: row.slug, title: row.title },
    answer: row.answer === null ? null : row.answer === 1,
    over: row.present_round !== row.round,
    mine,
  }
}

/**
 * How many people were told that an announcement fixes what they reported; null below `fewestShown`, and when it names
 * no cause. Counted over all causes, each member once, so no single cause can be told apart.
 */
export async function peopleHeard(db: Db, threadId: string): Promise<number | null> {
  const row = await db
    .selectFrom('fix_notice')
    .select((eb) => eb.fn.count<number>(eb.fn.coalesce('member_id', 'case_id')).distinct().as('count'))
    .where('thread_id', '=', threadId)
    .executeTakeFirst()
  const count = Number(row?.count ?? 0)
  return count < fewestShown ? null : count
}
