import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus, startOfDayIn, type Instant } from '#app/core/time.ts'
import { constant } from '#db/constant.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** From so many heavy cases on in the days that are looked at, the next one should go to a colleague. */
const manyCases = 3

/**
 * Heavy cases that somebody has or had last. `recent`: in the days of `cases.rotateDays`; `today`: of the community's
 * day. No figure that people are compared by: only they and the leads learn it.
 */
export type Exposure = { recent: number; today: number; days: number; many: boolean }

/** Flags of abuse since then, of a post of the customer of a case; rejected ones do not count. Without columns. */
function heavyCases(db: Db, since: Instant) {
  return db
    .selectFrom('flag as f')
    .innerJoin('post as p', 'p.id', 'f.subject_id')
    .innerJoin('case as c', (on) =>
      on.onRef('c.thread_id', '=', 'p.thread_id').onRef('c.customer_id', '=', 'p.author_id'),
    )
    .where('f.subject_type', '=', constant('post'))
    .where('f.reason', '=', constant('abuse'))
    .where('f.state', 'in', [constant('open'), constant('upheld')])
    .where('f.at', '>', since)
    .where('c.dismissed', '=', 0)
    .where('c.merged_into_id', 'is', null)
}

/** How many heavy cases each assignee has or had last since then. One query. */
export async function heavyByAssignee(db: Db, since: Instant): Promise<Map<string, number>> {
  const rows = await heavyCases(db, since)
    .where('c.assignee_id', 'is not', null)
    .select((eb) => ['c.assignee_id', eb.fn.count<number>('c.id').distinct().as('cases')])
    .groupBy('c.assignee_id')
    .execute()
  return new Map(rows.map(({ assignee_id, cases }) => [assignee_id ?? '', Number(cases)]))
}

/** What the reader was exposed to. One query. @throws forbidden */
export async function ownExposure(ctx: Ctx): Promise<Exposure> {
  authorize(ctx.actor, 'case.work')
  return exposureOf(ctx, signedIn(ctx.actor))
}

/** The same of a colleague: null for everybody but themselves and the leads. Two queries. @throws forbidden */
export async function exposureFor(ctx: Ctx, memberId: string): Promise<Exposure | null> {
  authorize(ctx.actor, 'case.work')
  const own = ctx.actor.memberId === memberId
  return own || (await isLead(ctx.read, signedIn(ctx.actor))) ? exposureOf(ctx, memberId) : null
}

async function exposureOf(ctx: Ctx, memberId: string): Promise<Exposure> {
  const days = ctx.setting('cases.rotateDays')
  const today = startOfDayIn(ctx.now(), ctx.setting('site.timeZone'))
  const since = plus(ctx.now(), { days: -days })
  const row = await heavyCases(ctx.read, since < today ? since : today)
    .where('c.assignee_id', '=', memberId)
    .select((eb) => [
      eb.fn
        .count<number>(eb.case().when('f.at', '>', since).then(eb.ref('c.id')).end())
        .distinct()
        .as('recent'),
      eb.fn
        .count<number>(eb.case().when('f.at', '>=', today).then(eb.ref('c.id')).end())
        .distinct()
        .as('today'),
    ])
    .executeTakeFirst()
  const recent = Number(row?.recent ?? 0)
  return { recent, today: Number(row?.today ?? 0), days, many: recent >= manyCases }
}

/** In the group of the leads. */
async function isLead(db: Db, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('group_member')
    .innerJoin('member_group', 'member_group.id', 'group_member.group_id')
    .select('group_member.member_id')
    .where('member_group.key', '=', 'leads')
    .where('group_member.member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}
