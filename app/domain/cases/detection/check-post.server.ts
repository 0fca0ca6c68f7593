import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isOpen, reopenableUntil, type Case } from '#app/domain/cases/case.ts'
import { readMatter, type MatterOfText } from '#app/domain/cases/matter.ts'
import { openCaseIn } from '#app/domain/cases/open-case.server.ts'
import { postOfCase } from '#app/domain/cases/queries/case-post.server.ts'
import { caseOfPost, casesOfThread } from '#app/domain/cases/queries/cases.server.ts'
import { doubtfulScore, isLabelled } from '#app/domain/cases/queries/doubtful-posts.server.ts'
import { caseByIdForUpdate, dropDoubt, noteDoubt } from '#app/domain/cases/store/cases.server.ts'
import { reopenCaseIn } from '#app/domain/cases/work/reopen-case.server.ts'
import { ownHead } from './own/own-detection.server.ts'

/**
 * Opens a case when a post is a complaint, and puts it before staff when it may be one; the post itself is never
 * changed. What the author of the thread writes is told to the company; what others answer is held to the bar of peers.
 * The clocks count from when the post was written, not from when this runs. A customer with an open case in the thread
 * gets no second one; a complaint after the solution reopens that case. Posts of staff and imported posts are skipped.
 * Idempotent.
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
  const title = post.kind === 'opening' ? post.title : undefined
  const writer = post.author_id === post.asker_id ? 'customer' : 'peer'
  const { verdict, matter } = readMatter(post.body, post.lang, title, { writer, own: await ownHead(ctx) })
  if (verdict === 'doubtful') await noteUnlessDecided(ctx, postId, matter)
  // Most posts are calm and were never in doubt: no write for them.
  if (verdict === 'calm' && (await doubtfulScore(ctx.read, postId)) !== null)
    await ctx.as(systemActor).write((tx) => dropDoubt(tx, postId))
  if (verdict !== 'complaint') return null

  const { author_id: customerId, thread_id: threadId, title: subject } = post
  return ctx.as(systemActor, { at: post.edited_at ?? post.created_at }).write(async (tx) => {
    // Of two workers with the same post, the second finds the case of the first.
    await tx.dialect.lockNamed(tx.db, 'case-number')
    const before = await caseOfPost(tx.db, postId)
    if (before !== undefined) return before
    await dropDoubt(tx, postId)
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
      subject,
      html: post.html,
    })
  })
}

/** Puts the post before staff, unless it has a case or staff have said what it is. */
async function noteUnlessDecided(ctx: Ctx, postId: string, { score, reasons }: MatterOfText): Promise<void> {
  await ctx.as(systemActor).write(async (tx) => {
    if ((await caseOfPost(tx.db, postId)) !== undefined || (await isLabelled(tx.db, postId))) return
    await noteDoubt(tx, { post_id: postId, score: score ?? 0, reasons })
  })
}
