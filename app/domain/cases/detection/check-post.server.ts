import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isOpen, reopenableUntil, type Case } from '#app/domain/cases/case.ts'
import { openCaseIn, readText } from '#app/domain/cases/open-case.server.ts'
import { caseOfPost, casesOfThread, postOfCase } from '#app/domain/cases/queries/cases.server.ts'
import { caseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { reopenCaseIn } from '#app/domain/cases/work/reopen-case.server.ts'

/**
 * Reads a post and opens a case when it is a complaint; the post itself is never touched. The clocks count from when it
 * was written, whenever it is read. A customer with an open case in the thread gets no second one; a complaint after
 * the solution opens that case again. Posts of staff and imported ones are left alone. Reading twice is reading once.
 * @returns the case it opened or belongs to, null when there is none
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
  const { isComplaint, ...read } = readText(post.body, post.lang, post.kind === 'opening' ? post.title : undefined)
  if (!isComplaint) return null

  const { author_id: customerId, thread_id: threadId, title } = post
  return ctx.as(systemActor, { at: post.edited_at ?? post.created_at }).write(async (tx) => {
    // Two workers with the same post: the second one finds what the first one opened.
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
      ...read,
      source: 'detection',
      customer_id: customerId,
      thread_id: threadId,
      post_id: postId,
      private: 0,
      subject: title,
      html: post.html,
    })
  })
}
