import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { readSignedId } from '#app/core/links/signed-id.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Instant } from '#app/core/time.ts'
import { answering, type Answering } from '#app/domain/cases/after/rating.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { presentMember } from './ratings.server.ts'

/** The question whether one would recommend the company, as its page shows it. */
export type NpsPage = {
  state: Answering
  score: number | null
  comment: string
  /** The answer opened or joined a case. */
  opened: boolean
  /** The reader is the member who was asked, signed in. */
  mine: boolean
}

/** The page of a signed link, or of one's own question while signed in. @throws not_found */
export async function npsPage(ctx: Ctx, token: string): Promise<NpsPage> {
  const { id, signed } = readSignedId(ctx.platform.env, token)
  const row = await ctx.read.selectFrom('nps_response').selectAll().where('id', '=', id).executeTakeFirst()
  const mine = row !== undefined && row.member_id === ctx.actor.memberId
  if (row === undefined || !(signed || mine)) throw notFound('surveys.notFound')
  const { score, comment, case_id } = row
  return { state: answering(row, ctx.now()), score, comment, opened: case_id !== null, mine }
}

/**
 * Members who are here, are no staff and joined before a moment, whose id has one of the endings, and who were asked
 * neither this question nor about a case since. In the order of their ids.
 */
export async function membersToAsk(
  db: Db,
  {
    endings,
    joinedBefore,
    askedBefore,
    ratedBefore,
  }: { endings: readonly string[]; joinedBefore: Instant; askedBefore: Instant; ratedBefore: Instant },
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('member as m')
    .select('m.id')
    .where((eb) => eb.or(endings.map((ending) => eb('m.id', 'like', `%${ending}`))))
    .where('m.joined_at', '<=', joinedBefore)
    .where(presentMember())
    .where((eb) =>
      eb.not(
        eb.or([
          eb.exists(eb.selectFrom('member_role as r').select('r.member_id').whereRef('r.member_id', '=', 'm.id')),
          eb.exists(
            eb
              .selectFrom('nps_response as n')
              .select('n.id')
              .whereRef('n.member_id', '=', 'm.id')
              .where('n.asked_at', '>', askedBefore),
          ),
          eb.exists(
            eb
              .selectFrom('csat_response as c')
              .select('c.case_id')
              .whereRef('c.member_id', '=', 'm.id')
              .where('c.asked_at', '>', ratedBefore),
          ),
        ]),
      ),
    )
    .orderBy('m.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Those of these members who were asked after a moment. */
export async function askedSince(db: Db, memberIds: readonly string[], since: Instant): Promise<Set<string>> {
  const rows = await db
    .selectFrom('nps_response')
    .select('member_id')
    .where('member_id', 'in', [...memberIds])
    .where('asked_at', '>', since)
    .execute()
  return new Set(rows.map(({ member_id }) => member_id))
}

/** An answer as staff read it; `handle` null: the member left. */
export type NpsAnswer = {
  id: string
  answeredAt: string
  score: number
  comment: string
  handle: string | null
  name: string | null
  caseNumber: number | null
}

/** Answers, the newest first. @throws forbidden for others than staff */
export async function npsAnswers(ctx: Ctx, { limit, cursor }: PageRequest): Promise<Page<NpsAnswer>> {
  authorize(ctx.actor, 'case.work')
  const place = cursor === null ? null : decodeCursor(cursor, 2).map(String)
  const rows = await ctx.read
    .selectFrom('nps_response as n')
    .leftJoin('member as m', (on) => on.onRef('m.id', '=', 'n.member_id').on('m.deleted_at', 'is', null))
    .leftJoin('case as c', 'c.id', 'n.case_id')
    .select(['n.id', 'n.answered_at', 'n.score', 'n.comment', 'm.handle', 'm.name', 'c.number'])
    .where('n.answered_at', 'is not', null)
    .$if(place !== null, (all) =>
      all.where((eb) => eb(eb.refTuple('n.answered_at', 'n.id'), '<', eb.tuple(place?.[0] ?? '', place?.[1] ?? ''))),
    )
    .orderBy('n.answered_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [row.answered_at ?? '', row.id])
  return {
    items: page.items.map((row) => ({
      id: row.id,
      answeredAt: row.answered_at ?? '',
      score: row.score ?? 0,
      comment: row.comment,
      handle: row.handle,
      name: row.name,
      caseNumber: row.number,
    })),
    next: page.next,
  }
}

/** `nps`: promoters minus detractors, in percent of the answers, -100 to 100; null without an answer. */
export type NpsFigures = { asked: number; answered: number; promoters: number; detractors: number; nps: number | null }

/** The figures of questions asked since a moment. */
export async function npsFigures(db: Db, since: Instant): Promise<NpsFigures> {
  const rows = await db
    .selectFrom('nps_response')
    .select((eb) => ['score', eb.fn.countAll<number>().as('count')])
    .where('asked_at', '>', since)
    .groupBy('score')
    .execute()
  const count = (fits: (score: number | null) => boolean): number =>
    rows.reduce((sum, row) => sum + (fits(row.score) ? Number(row.count) : 0), 0)
  const [answered, promoters, detractors] = [
    count((score) => score !== null),
    count((score) => score !== null && score >= 9),
    count((score) => score !== null && score <= 6),
  ]
  return {
    asked: count(() => true),
    answered,
    promoters,
    detractors,
    nps: answered === 0 ? null : Math.round(((promoters - detractors) / answered) * 100),
  }
}
