import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { FeedbackByMailInput } from '#app/domain/cases/input.ts'
import { subjectOf } from '#app/domain/cases/sources/subject-of.ts'
import { productIdOf } from '#app/domain/catalogue/queries/names.server.ts'
import { isBlockedSender } from '#app/domain/holding/blocks/refuse-blocked.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { askToConfirm } from './ask-to-confirm.server.ts'

/** Complaints that one address is asked to confirm: nobody fills the mailbox of another. */
const perAddress = [
  { points: 2, seconds: 3_600 },
  { points: 4, seconds: 86_400 },
] as const

/**
 * Keeps a complaint of somebody without an account until its address is confirmed by the link that is mailed there. The
 * answer is the same for every address: it says neither whether it belongs to a member nor whether it was asked too
 * often, nor whether its domain is blocked. Pictures are left out.
 * @throws invalid on `body` and `product`
 */
export async function submitFeedbackByMail(ctx: Ctx, input: FeedbackByMailInput): Promise<void> {
  subjectOf((await renderText(ctx, input.body)).excerpt)
  const address = input.email.toLowerCase()
  const productId = input.product === null ? null : await productIdOf(ctx.read, input.product)
  if (input.product !== null && productId === null)
    throw new DomainError('invalid', 'threads.errors.unknownProduct', {
      fields: { product: { key: 'threads.errors.unknownProduct' } },
    })
  if (await isBlockedSender(ctx, address)) return
  try {
    await ctx.platform.limits.take('confirmFeedback', address, perAddress)
  } catch {
    return
  }
  await ctx.write(
    (tx) =>
      askToConfirm(tx, {
        address,
        name: input.name,
        language: ctx.locale,
        text: {
          body: input.body,
          product_id: productId,
          product_version: input.version,
          reference: input.reference,
        },
      }),
    { unseen: true },
  )
}
