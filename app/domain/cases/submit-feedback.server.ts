import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { insertThread } from '#app/domain/threads/create-thread.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { resolveFiling } from '#app/domain/threads/resolve-filing.server.ts'
import type { Case, CaseSource } from './case.ts'
import type { FeedbackInput } from './input.ts'
import { readMatter } from './matter.ts'
import { openCaseIn } from './open-case.server.ts'
import { subjectOf } from './sources/subject-of.ts'

/** `thread` is null when the feedback is private to staff. */
export type SubmittedFeedback = { case: Case; thread: { id: string; slug: string; title: string } | null }

/** The category of public feedback. Every site has it. */
const feedbackCategory = 'general'

/**
 * Opens a case for feedback of a customer. Public feedback is also a discussion, which staff answer in public; private
 * feedback only staff read. Records `case.opened` and, in public, `thread.posted`.
 * @throws unauthenticated; invalid on `body` (too few words for a title) and `product`
 */
export async function submitFeedback(
  ctx: Ctx,
  input: FeedbackInput,
  source: Extract<CaseSource, 'feedback' | 'api'> = 'feedback',
): Promise<SubmittedFeedback> {
  authorize(ctx.actor, 'thread.ask')
  const customerId = signedIn(ctx.actor)
  const text = await renderText(ctx, input.body)
  const subject = subjectOf(text.excerpt)
  const { matter: read } = readMatter(input.body, text.lang)
  const matter = { ...read, source, score: null, customer_id: customerId, subject, html: text.html }

  const filing = { category: feedbackCategory, tags: [], product: input.product, version: null }
  return ctx.write(async (tx) => {
    if (!input.public) {
      const { productId } = await resolveFiling(tx, filing)
      const opened = { ...matter, thread_id: null, post_id: null, product_id: productId, private: 1 }
      return { case: await openCaseIn(tx, opened), thread: null }
    }
    const { thread, post } = await insertThread(
      tx,
      {
        kind: 'discussion',
        title: subject,
        body: input.body,
        ...filing,
      },
      text,
      null,
    )
    const opened = { ...matter, thread_id: thread.id, post_id: post.id, product_id: null, private: 0 }
    return { case: await openCaseIn(tx, opened), thread }
  })
}
