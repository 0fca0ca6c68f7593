import type { Ctx } from '#app/core/context.server.ts'
import type { LaterJob } from '#app/core/write.server.ts'
import { notifiedMembers } from '#app/domain/notifications/queries/readers.server.ts'
import { outsideQuiet } from '#app/domain/notifications/window.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { subscriptionsToTell } from './queries/subscriptions.server.ts'

const perWrite = 500

/** The reaction to every page of members who were told of an event. */
export function pushNewsLater(event: RecordedEvent<'notification.created'>): LaterJob {
  const { causeId } = event.payload
  return { job: 'push-news', payload: { causeId }, dedupe: causeId }
}

/** Queues one message per browser, for the end of the quiet hours of its member where these are. */
export async function pushNews(ctx: Ctx, { causeId }: { causeId: string }): Promise<void> {
  const found = await subscriptionsToTell(ctx.read, causeId)
  for (let from = 0; from < found.length; from += perWrite) {
    const page = found.slice(from, from + perWrite)
    const members = await notifiedMembers(ctx.read, ctx.setting, [...new Set(page.map((one) => one.member_id))])
    await ctx.write(
      async (tx) => {
        for (const { id, member_id } of page) {
          const member = members.get(member_id)
          if (member === undefined) continue
          await tx.schedule(
            'send-push',
            { causeId, subscriptionId: id, tries: '0' },
            { runAt: outsideQuiet(tx.at, member.hours), dedupe: `${causeId}:${id}` },
          )
        }
      },
      { unseen: true },
    )
  }
}
