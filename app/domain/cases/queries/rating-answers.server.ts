import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Instant } from '#app/core/time.ts'
import { lowestHighRating } from '#app/domain/cases/after/rating.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** What a customer said of how their case went, as staff read it; `customer` null: they left; without `handle`: somebody without an account. */
export type RatingAnswer = {
  number: number
  subject: string
  lang: 'ko' | 'en' | null
  score: number
  comment: string
  answeredAt: string
  customer: { handle: string | null; name: string } | null
}

/** `mine`: of cases that the reader has. `thanks`: 4 and 5, with a comment. */
export type RatingChoice = { mine?: boolean; thanks?: boolean }

/** Answers about cases that were not dismissed, the newest first. @throws forbidden for others than staff */
export async function ratingAnswers(
  ctx: Ctx,
  { mine = false, thanks = false }: RatingChoice,
  { limit, cursor }: PageRequest,
): Promise<Page<RatingAnswer>> {
  authorize(ctx.actor, 'case.work')
  const place = cursor === null ? null : decodeCursor(cursor, 2).map(String)
  const rows = await ctx.read
    .selectFrom('csat_response as r')
    .innerJoin('case as c', 'c.id', 'r.case_id')
    .leftJoin('member as m', (on) => on.onRef('m.id', '=', 'r.member_id').on('m.deleted_at', 'is', null))
    .leftJoin('case_contact as k', (on) => on.onRef('k.case_id', '=', 'r.case_id').on('r.member_id', 'is', null))
    .select(['r.case_id', 'r.score', 'r.comment', 'r.answered_at', 'c.number', 'c.subject', 'c.lang', 'm.handle'])
    .select((eb) => eb.fn.coalesce('m.name', 'k.name').as('name'))
    .where('r.answered_at', 'is not', null)
    .where('c.dismissed', '=', 0)
    .$if(mine, (all) => all.where('c.assignee_id', '=', signedIn(ctx.actor)))
    .$if(thanks, (all) => all.where('r.score', '>=', lowestHighRating).where('r.comment', '!=', ''))
    .$if(place !== null, (all) =>
      all.where((eb) =>
        eb(eb.refTuple('r.answered_at', 'r.case_id'), '<', eb.tuple(place?.[0] ?? '', place?.[1] ?? '')),
      ),
    )
    .orderBy('r.answered_at', 'desc')
    .orderBy('r.case_id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [row.answered_at ?? '', row.case_id])
  return {
    items: page.items.map((row) => ({
      number: row.number,
      subject: row.subject,
      lang: row.lang,
      score: row.score ?? 0,
      comment: row.comment,
      answeredAt: row.answered_at ?? '',
      customer: row.name === null || row.name === '' ? null : { handle: row.handle, name: row.name },
    })),
    next: page.next,
  }
}

/** `counts`: how often each score was given. */
export type RatingFigures = { asked: number; answered: number; average: number | null; counts: Record<number, number> }

/** The figures of questions asked since a moment. */
export async function ratingFigures(db: Db, since: Instant): Promise<RatingFigures> {
  const rows = await db
    .selectFrom('csat_response as r')
    .innerJoin('case as c', 'c.id', 'r.case_id')
    .select((eb) => ['r.score', eb.fn.countAll<number>().as('count')])
    .where('r.asked_at', '>', since)
    .where('c.dismissed', '=', 0)
    .groupBy('r.score')
    .execute()
  const given = rows.flatMap(({ score, count }) => (score === null ? [] : [{ score, count: Number(count) }]))
  const answered = given.reduce((sum, { count }) => sum + count, 0)
  const total = given.reduce((sum, { score, count }) => sum + score * count, 0)
  return {
    asked: rows.reduce((sum, { count }) => sum + Number(count), 0),
    answered,
    average: answered === 0 ? null : Math.round((total / answered) * 10) / 10,
    counts: Object.fromEntries(given.map(({ score, count }) => [score, count])),
  }
}
