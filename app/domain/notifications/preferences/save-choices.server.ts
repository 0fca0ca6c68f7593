import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { channelFrom, presetChannel, topicsFor } from '#app/domain/notifications/channels.ts'
import { preferences } from '#app/domain/notifications/queries/preferences.server.ts'
import { replaceChoices } from '#app/domain/notifications/store/preferences.server.ts'
import {
  notificationChannels,
  type NotificationChannel,
  type NotificationTopic,
} from '#app/registry/notifications/topics.ts'

/** A cell of the table. */
export type Cell = `${NotificationTopic}.${NotificationChannel}`

/**
 * Saves the whole table: the cells that are on, every other one is off. Only what differs from the preset is kept, so
 * the rest still follows it. Cells that are always on, or of a topic the member does not have, change nothing.
 */
export async function saveChoices(ctx: Ctx, { on }: { on: ReadonlySet<string> }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  const { roles } = ctx.actor
  await ctx.write(
    async (tx) => {
      const { preset } = await preferences(tx)
      const choices = topicsFor(roles).flatMap((topic) =>
        notificationChannels.flatMap((channel) => {
          const from = channelFrom(topic, channel, roles)
          const chosen = on.has(`${topic}.${channel}` satisfies Cell)
          return from === 'always' || chosen === presetChannel(from, preset) ? [] : [{ topic, channel, chosen }]
        }),
      )
      await replaceChoices(tx, memberId, choices)
    },
    { unseen: true },
  )
}
