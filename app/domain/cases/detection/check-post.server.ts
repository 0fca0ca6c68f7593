import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isOpen, reopenableUntil, type Case } from '#app/domain/cases/case.ts'
import { readMatter } from '#app/domain/cases/matter.ts'
import { openCaseIn } from '#app/domain/cases/open-case.server.ts'
import { postOfCase } from '#app/domain/cases/queries/case-post.server.ts'
import { caseOfPost, casesOfThread } from '#app/domain/cases/queries/cases.server.ts'
import { caseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { reopenCaseIn } from '#app/domain/cases/work/reopen-case.server.ts'

/**
 * Opens a case when a post is a complaint; the post itself is never changed. The clocks count from when the post was
 * written, not from when this runs. A customer with an open case in the thread gets no second one; a complaint after
 * the solution reopens that case. Posts of staff and imported posts are skipped. Idempotent.
 * @returns the case that it opened, reopened or found; null when there is none
 */
export async function checkPost(ctx: Ctx, { postId }: { postId: string }): Promise<Case | null> {
  if (!ctx.setting('cases.detection')) return null
  const post = await postOfCase(ctx.read, postId)
  if (
    post === undefined ||
    post.author_id === null ||
    post.by_staff === 1 ||
    post.imported_key !== null ||
    post.state === 'deleted'
  )
    return null
  const { isComplaint, matter } = readMatter(post.body, post.lang, post.kind === 'opening' ? post.title : undefined)
  if (!isComplaint) return null

  const { author_id: customerId, thread_id: threadId, title } = post
  return ctx.as(systemActor, { at: post.edited_at ?? post.created_at }).write(async (tx) => {
    // Of two workers with the same post, the second finds the case of the first.
    await tx.dialect.lockNamed(tx.db, 'case-number')
    const before = await caseOfPost(tx.db, postId)
    if (before !== undefined) return before
    const own = (await casesOfThread(tx.db, threadId)).filter((row) => row.customer_id === customerId)
    const open = own.find((row) => isOpen(row.status))
    if (open !== undefined) return open
    const last = own.at(-1)
    const until = last === undefined ? null : reopenableUntil(last, tx.setting('cases.reopenDays'))
    if (last !== undefined && until !== null && until >= tx.at) {
      // A correction in an older post is no new complaint.
      return post.created_at > (last.resolved_at ?? tx.at)
        ? reopenCaseIn(tx, await caseByIdForUpdate(tx, last.id))
        : last
    }
    return openCaseIn(tx, {
      ...matter,
      source: 'detection',
      customer_id: customerId,
      thread_id: threadId,
      post_id: postId,
      product_id: null,
      private: 0,
      subject: title,
      html: post.html,
    })
  })
}
