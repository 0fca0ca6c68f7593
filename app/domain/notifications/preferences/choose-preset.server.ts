import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { putPreference, replaceChoices } from '#app/domain/notifications/store/preferences.server.ts'
import type { NotificationPreset } from '#app/registry/notifications/topics.ts'

/**
 * Chooses a preset: the whole table follows it, also what the site adds later. Single choices made before end, so that
 * preset and table never contradict one another. Records nothing: what one wants to hear is private.
 */
export async function choosePreset(ctx: Ctx, { preset }: { preset: NotificationPreset }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(
    async (tx) => {
      await putPreference(tx, memberId, { preset })
      await replaceChoices(tx, memberId, [])
    },
    { unseen: true },
  )
}
