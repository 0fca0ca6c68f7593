import type { Tx } from '#app/core/write.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import { outcomesOf, productVersions } from '#app/domain/threads/queries/outcomes.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { outdatedSince, worksAgain } from './outdated.ts'

/**
 * Derives from the reports of readers whether the accepted answer may be outdated: marks it and asks for a check, or
 * clears the mark. Records `answer.outdated` or `answer.currentAgain` when that changes something.
 */
export async function recomputeOutdated(tx: Tx, thread: Thread, post: Post): Promise<void> {
  const versions = await productVersions(tx.db, thread.product_id)
  const voices = (await outcomesOf(tx.db, [post.id], null)).get(post.id) ?? []
  const since = outdatedSince({
    versions,
    voices,
    askedFor: thread.product_version,
    rechecked: thread.rechecked_version,
    least: tx.setting('threads.outdatedVoices'),
  })
  if (since !== null && thread.outdated === null) {
    await updateThread(tx, thread.id, { outdated: 'possibly', outdated_version: since })
    await tx.record('answer.outdated', { threadId: thread.id, postId: post.id, version: since, certainty: 'possibly' })
    await openReviewItem(tx, {
      kind: 'outdated-answer',
      subjectType: 'post',
      subjectId: post.id,
      memberId: post.author_id,
      reason: 'worksNoMore',
      evidence: { threadId: thread.id, version: since, voices },
    })
    return
  }
  // An answer that a check found outdated is cleared only by reports that it works again.
  const cleared =
    thread.outdated === 'surely'
      ? worksAgain(versions, voices, thread.outdated_version ?? '')
      : thread.outdated !== null && since === null
  if (cleared) await clearOutdated(tx, thread, post.id)
}

/** Clears the mark of an outdated answer, and closes an open check. Changes nothing without a mark. */
async function clearOutdated(tx: Tx, thread: Thread, postId: string): Promise<void> {
  if (thread.outdated === null) return
  await updateThread(tx, thread.id, { outdated: null, outdated_version: null })
  await tx.record('answer.currentAgain', { threadId: thread.id, postId })
  await withdrawReviewItem(tx, { kind: 'outdated-answer', subjectId: postId })
}
