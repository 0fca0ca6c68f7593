import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteForgotten } from './store/drafts.server.ts'

/** Deletes drafts that were not saved for `drafts.keepDays`, and held forms that have expired. */
export async function deleteOldDrafts(ctx: Ctx): Promise<void> {
  const draftsBefore = plus(ctx.now(), { days: -ctx.setting('drafts.keepDays') })
  await ctx.write((tx) => deleteForgotten(tx, draftsBefore, tx.at))
}
