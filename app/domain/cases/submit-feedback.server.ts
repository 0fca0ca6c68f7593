import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { insertThread } from '#app/domain/threads/create-thread.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { titleLength } from '#app/domain/threads/thread.ts'
import type { Case, CaseSource } from './case.ts'
import type { FeedbackInput } from './input.ts'
import { openCaseIn, readText } from './open-case.server.ts'

/** `thread` null: only staff read it. */
export type SubmittedFeedback = { case: Case; thread: { id: string; slug: string; title: string } | null }

/** Where public feedback is posted: the category that every site has. */
const feedbackCategory = 'general'
const subjectLength = 80

/**
 * A customer tells the company something: in public as a discussion that staff answer there, or only to staff. Either
 * way it is a case with a number and a promise. Records `case.opened` and, in public, `thread.posted`.
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
  const { isComplaint: _, ...read } = readText(input.body, text.lang)
  const matter = { ...read, source, score: null, customer_id: customerId, subject, html: text.html }

  return ctx.write(async (tx) => {
    if (!input.public)
      return { case: await openCaseIn(tx, { ...matter, thread_id: null, post_id: null, private: 1 }), thread: null }
    const { thread, post } = await insertThread(
      tx,
      {
        kind: 'discussion',
        title: subject,
        body: input.body,
        category: feedbackCategory,
        tags: [],
        product: input.product,
        version: null,
      },
      text,
      null,
    )
    return { case: await openCaseIn(tx, { ...matter, thread_id: thread.id, post_id: post.id, private: 0 }), thread }
  })
}

/** The first sentence, or as much of it as fits a line. @throws invalid when there are no words */
function subjectOf(excerpt: string): string {
  if (excerpt.length < titleLength.min)
    throw new DomainError('invalid', 'cases.errors.tooLittle', { fields: { body: { key: 'cases.errors.tooLittle' } } })
  const sentence = /^.+?[.!?。…](?=\s|$)/u.exec(excerpt)?.[0] ?? excerpt
  const line = sentence.length < titleLength.min ? excerpt : sentence
  if (line.length <= subjectLength) return line
  const cut = line.slice(0, subjectLength - 1)
  const atWord = cut.replace(/\s+\S*$/u, '')
  return `${atWord.length < subjectLength / 2 ? cut : atWord}…`
}
