import type { Ctx } from '#app/core/context.server.ts'
import { caseNotFound } from '#app/domain/cases/case.ts'
import { contactReply } from '#app/domain/cases/contact/contact-reply.server.ts'
import { customerReplyShape } from '#app/domain/cases/input.ts'
import { caseNumberById } from '#app/domain/cases/queries/cases.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { limits } from '#app/registry/limits.ts'
import { parsedText, takeLimit } from './as-on-a-page.server.ts'
import { withPictures } from './with-pictures.server.ts'

/**
 * An answer by mail to what staff wrote in a case: private, like the mail. Somebody without an account can send no
 * pictures, because a picture belongs to a member.
 * @param once the context under the key of the message; `ctx` the same without it, for the pictures
 * @throws what `customerReply` and `contactReply` throw; rate_limited
 */
export async function postCaseMessage(
  once: Ctx,
  ctx: Ctx,
  input: { caseId: string; text: string; pictures: readonly Buffer[] },
): Promise<{ number: number }> {
  const number = await caseNumberById(ctx.read, input.caseId)
  if (number === null) throw caseNotFound()
  if (ctx.actor.memberId === null) {
    const { body } = parsedText(customerReplyShape, { number, body: input.text })
    await contactReply(once, { caseId: input.caseId, body, via: 'mail' })
    return { number }
  }
  if (!once.isRepetition) await takeLimit(ctx, limits.post, 'post')
  const body = await withPictures(ctx, input)
  await customerReply(once, parsedText(customerReplyShape, { number, body }), { via: 'mail' })
  return { number }
}
