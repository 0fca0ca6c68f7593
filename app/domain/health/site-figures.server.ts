import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { figuresOfQuestions, periodDays, type SiteFigures } from './figures.ts'
import { countStories, countWriters, promisesOf, questionsOf } from './queries/figures.server.ts'

/** The six figures of the last 28 days and of the 28 before. Eight statements. @throws forbidden */
export async function siteFigures(ctx: Ctx): Promise<{ now: SiteFigures; before: SiteFigures }> {
  authorize(ctx.actor, 'setting.change')
  const to = ctx.now()
  const from = plus(to, { days: -periodDays })
  const [now, before] = await Promise.all([
    figuresOf(ctx, { from, to }),
    figuresOf(ctx, { from: plus(from, { days: -periodDays }), to: from }),
  ])
  return { now, before }
}

async function figuresOf(ctx: Ctx, period: { from: string; to: string }): Promise<SiteFigures> {
  const [membersActive, questions, promises, storiesPublished] = await Promise.all([
    countWriters(ctx.read, period),
    questionsOf(ctx.read, period),
    promisesOf(ctx.read, period, ctx.now()),
    countStories(ctx.read, period),
  ])
  return {
    membersActive,
    ...figuresOfQuestions(questions),
    casesInPromise: promises.due === 0 ? null : promises.kept / promises.due,
    storiesPublished,
  }
}
