import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { closeWindowOf } from './close-windows.server.ts'

/** Ends the member's own window now: what is unread goes into a mail at once, whatever the hour. */
export async function sendNow(ctx: Ctx): Promise<{ queued: boolean }> {
  const memberId = signedIn(ctx.actor)
  return ctx.write((tx) => closeWindowOf(tx, memberId))
}
