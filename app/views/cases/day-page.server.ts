import type { Ctx } from '#app/core/context.server.ts'
import { dayCases } from '#app/domain/cases/queries/day.server.ts'
import { doubtfulPosts } from '#app/domain/cases/queries/doubtful-posts.server.ts'
import { ownExposure } from '#app/domain/cases/queries/exposure.server.ts'
import { caseList, countCases, type CaseFilter } from '#app/domain/cases/queries/list.server.ts'
import { teamLoad } from '#app/domain/cases/queries/team.server.ts'
import { thanksFor } from '#app/domain/cases/queries/thanks.server.ts'
import { caseRows, doubtfulViews } from '#app/views/case-views.server.ts'
import { dayRows } from './day-rows.server.ts'

/** What one may look at on My day, and the filter behind it. */
export const dayViews = {
  mine: { status: 'open', assignee: 'me' },
  free: { status: 'open', assignee: 'none' },
  team: { status: 'open' },
  customer: { status: 'waiting_customer' },
  followed: { status: 'open', followed: true },
  away: { status: 'open', assignee: 'away' },
} as const satisfies Record<string, CaseFilter>
export type DayView = keyof typeof dayViews

export const dayViewNames = Object.keys(dayViews) as DayView[]

const shown = 50
const shownFree = 5
const shownDoubtful = 5

/** My day: the list that is looked at, what nobody has yet, what may be a complaint, thanks and the load of the team. */
export async function dayPage(ctx: Ctx, view: DayView) {
  const { rows, free } = await casesOf(ctx, view)
  const doubtful = await doubtfulPosts(ctx, shownDoubtful)
  const [dueToday = 0, overdue = 0, ...counts] = await countCases(ctx, [
    { assignee: 'me', due: 'today' },
    { assignee: 'me', due: 'overdue' },
    ...Object.values(dayViews),
  ])
  return {
    view,
    name: ctx.actor.name ?? '',
    dueToday,
    overdue,
    counts: Object.fromEntries(dayViewNames.map((name, at) => [name, counts[at] ?? 0])) as Record<DayView, number>,
    cases: rows,
    thanks: await thanksFor(ctx),
    free,
    doubtful: { total: doubtful.total, posts: doubtfulViews(doubtful.posts) },
    load: await teamLoad(ctx),
    breakAfter: await suggestedBreak(ctx),
  }
}

/** How many heavy cases the reader had today when that is reason for a break; null otherwise. */
async function suggestedBreak(ctx: Ctx): Promise<number | null> {
  const after = ctx.setting('cases.breakAfter')
  const { today } = await ownExposure(ctx)
  return after > 0 && today >= after ? today : null
}

async function casesOf(ctx: Ctx, view: DayView) {
  if (view === 'mine') {
    const { own, free } = await dayCases(ctx, shownFree)
    return { rows: dayRows(ctx, own), free: caseRows(ctx, free) }
  }
  const { items } = await caseList(ctx, dayViews[view], { limit: shown, cursor: null })
  return { rows: caseRows(ctx, items), free: [] }
}
