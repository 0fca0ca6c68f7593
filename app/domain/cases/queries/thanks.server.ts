import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { lowestHighRating } from '#app/domain/cases/after/rating.ts'

/** What customers said of the reader's cases: the last kind words, and how many high scores came in the last days. */
export type ThanksReceived = {
  last: { comment: string; score: number; name: string | null; number: number } | null
  count: number
  days: number
}

const days = 7

/** Scores of 4 and 5 for cases of the reader in the last seven days. One query. @throws forbidden */
export async function thanksFor(ctx: Ctx): Promise<ThanksReceived> {
  authorize(ctx.actor, 'case.work')
  const rows = await ctx.read
    .selectFrom('csat_response as r')
    .innerJoin('case as c', 'c.id', 'r.case_id')
    .leftJoin('member as m', (on) => on.onRef('m.id', '=', 'r.member_id').on('m.deleted_at', 'is', null))
    .leftJoin('case_contact as k', (on) => on.onRef('k.case_id', '=', 'r.case_id').on('r.member_id', 'is', null))
    .select(['r.score', 'r.comment', 'c.number'])
    .select((eb) => eb.fn.coalesce('m.name', 'k.name').as('name'))
    .where('c.assignee_id', '=', signedIn(ctx.actor))
    .where('c.dismissed', '=', 0)
    .where('r.answered_at', '>=', plus(ctx.now(), { days: -days }))
    .where('r.score', '>=', lowestHighRating)
    .orderBy('r.answered_at', 'desc')
    .limit(100)
    .execute()
  const said = rows.find(({ comment }) => comment !== '')
  return {
    last:
      said === undefined
        ? null
        : { comment: said.comment, score: said.score ?? lowestHighRating, name: said.name, number: said.number },
    count: rows.length,
    days,
  }
}
