import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'

/** Days that are looked at. */
const abuseDays = 14
/** From so many such cases on, the next one should go to a colleague. */
const manyCases = 3

/**
 * How many cases the reader had lately in which a post of the customer was reported for abuse and the report was not
 * rejected; null while they are few. Only the reader learns it: it is a reason to rotate, no figure of a person.
 */
export async function ownAbusiveCases(ctx: Ctx): Promise<number | null> {
  authorize(ctx.actor, 'case.work')
  const row = await ctx.read
    .selectFrom('flag as f')
    .innerJoin('post as p', 'p.id', 'f.subject_id')
    .innerJoin('case as c', (on) =>
      on.onRef('c.thread_id', '=', 'p.thread_id').onRef('c.customer_id', '=', 'p.author_id'),
    )
    .select((eb) => eb.fn.count<number>('c.id').distinct().as('cases'))
    .where('f.subject_type', '=', 'post')
    .where('f.reason', '=', 'abuse')
    .where('f.state', 'in', ['open', 'upheld'])
    .where('f.at', '>', plus(ctx.now(), { days: -abuseDays }))
    .where('c.assignee_id', '=', signedIn(ctx.actor))
    .where('c.dismissed', '=', 0)
    .executeTakeFirst()
  const cases = Number(row?.cases ?? 0)
  return cases < manyCases ? null : cases
}
