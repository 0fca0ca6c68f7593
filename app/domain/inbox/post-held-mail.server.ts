import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { once } from '#app/core/once.server.ts'
import { mailReaders } from '#app/domain/mail/queries/mails.server.ts'
import { postQuestion } from './post-question.server.ts'
import { heldFrom } from './queries/incoming-mails.server.ts'
import { markPosted } from './store/incoming-mails.server.ts'

/**
 * Asks the questions that a member had sent by mail before joining with that address. What the site refuses stays held
 * until its time is over. @returns how many were asked
 */
export async function postHeldMail(ctx: Ctx, { memberId }: { memberId: string }): Promise<number> {
  const member = (await mailReaders(ctx.read, [memberId], ctx.now())).get(memberId)
  if (member === undefined || member.email === null) return 0
  const as = ctx.as(member.actor)
  let asked = 0
  for (const held of await heldFrom(ctx.read, member.email)) {
    try {
      const { postId } = await once(as, `mail ${held.key}`, held.key, (here) =>
        postQuestion(here, as, {
          category: held.category ?? 'general',
          title: held.subject,
          text: held.text ?? '',
          pictures: [],
        }),
      )
      await ctx.write((tx) => markPosted(tx, held.id, memberId, postId), { unseen: true })
      asked++
    } catch (error) {
      if (!isDomainError(error)) throw error
      ctx.log.info({ incomingId: held.id, problem: error.key }, 'a held question could not be asked')
    }
  }
  return asked
}
