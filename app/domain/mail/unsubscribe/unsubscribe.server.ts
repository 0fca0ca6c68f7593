import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { readUnsubscribeToken } from './unsubscribe-link.server.ts'

/**
 * Ends what a link of a mail names. Whoever holds the mail may do it, signed in or not. Doing it again changes nothing.
 * Records `mail.unsubscribed`, which the domain of the topic answers. @throws not_found for a link that is not ours
 */
export async function unsubscribe(ctx: Ctx, token: string): Promise<void> {
  const what = readUnsubscribeToken(ctx.platform.env, token)
  if (what === null) throw notFound('mail.unsubscribe.badLink')
  await ctx
    .as(systemActor)
    .write((tx) => tx.record('mail.unsubscribed', { ...what, how: 'link' }).then(() => undefined), { unseen: true })
}
