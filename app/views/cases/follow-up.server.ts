import type { Ctx } from '#app/core/context.server.ts'
import { dayIn, plus } from '#app/core/time.ts'
import { followsCase } from '#app/domain/cases/queries/followers.server.ts'
import type { CasePage } from '#app/domain/cases/queries/page.server.ts'
import { remindersOfCase } from '#app/domain/cases/queries/reminders.server.ts'
import { handOverNote } from './hand-over-note.server.ts'

/** What the reader is told of this case, when they and colleagues come back to it, and a note for handing it over. */
export async function followUpView(ctx: Ctx, page: CasePage) {
  const memberId = ctx.actor.memberId ?? ''
  const reminders = await remindersOfCase(ctx.read, page.id)
  return {
    follows: await followsCase(ctx.read, page.id, memberId),
    reminders: reminders.map(({ id, at, promised, reason, owner }) => ({
      id,
      at,
      promised,
      reason,
      owner: owner.name,
      own: owner.id === memberId,
    })),
    tomorrow: dayIn(plus(ctx.now(), { days: 1 }), ctx.setting('site.timeZone')),
    handOver: handOverNote(ctx, page, reminders),
  }
}

export type FollowUpView = Awaited<ReturnType<typeof followUpView>>
