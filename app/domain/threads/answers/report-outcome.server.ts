import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { notFound, readable } from '#app/domain/access/may-read.ts'
import type { OutcomeInput } from '#app/domain/threads/input.ts'
import { outcomesOf, productVersions, type OutcomeCount } from '#app/domain/threads/queries/outcomes.server.ts'
import { deleteOutcome, findOutcome, putOutcome } from '#app/domain/threads/store/outcomes.server.ts'
import { postForUpdate } from '#app/domain/threads/store/threads.server.ts'
import { refuseWhenArchived, type Thread } from '#app/domain/threads/thread.ts'
import { recomputeOutdated } from './recompute-outdated.server.ts'

/**
 * Says whether an answer worked (true), did not (false), or nothing any more (null), for a version of the thread's
 * product: when not given, the one the question is about, else the newest. One voice per member, answer and version;
 * the same again changes nothing. May mark the accepted answer as possibly outdated, or clear that. Records
 * `answer.outcomeSaid`.
 * @throws invalid for anything but an answer; forbidden on one's own
 */
export async function reportOutcome(
  ctx: Ctx,
  { postId, worked, version }: OutcomeInput,
): Promise<{ version: string; outcomes: OutcomeCount[] }> {
  authorize(ctx.actor, 'answer.sayOutcome')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const found = await postForUpdate(tx, postId)
    if (found === undefined) throw notFound()
    const thread = readable(ctx.actor, found.thread)
    const post = readable(ctx.actor, found.post)
    if (post.kind !== 'answer')
      throw new DomainError('invalid', 'threads.errors.onlyAnswers', { code: 'not_an_answer' })
    if (post.author_id === memberId) throw new DomainError('forbidden', 'posts.errors.ownOutcome', { code: 'own_post' })
    if (post.state !== 'visible' || thread.state !== 'visible')
      throw new DomainError('not_now', 'threads.errors.notVisible')
    refuseWhenArchived(thread)
    const on = versionOf(thread, await productVersions(tx.db, thread.product_id), version)
    const before = await findOutcome(tx, postId, memberId, on)
    if ((before?.worked ?? null) !== (worked === null ? null : Number(worked))) {
      await (worked === null
        ? deleteOutcome(tx, postId, memberId, on)
        : putOutcome(tx, {
            post_id: postId,
            member_id: memberId,
            version: on,
            worked: Number(worked),
            changed_at: tx.at,
          }))
      await tx.record('answer.outcomeSaid', {
        threadId: thread.id,
        postId,
        memberId,
        version: on,
        worked: worked === null ? -1 : Number(worked),
      })
      if (thread.accepted_post_id === postId) await recomputeOutdated(tx, thread, post)
    }
    return { version: on, outcomes: (await outcomesOf(tx.db, [postId], memberId)).get(postId) ?? [] }
  })
}

/** '' in a thread that is about no product. */
function versionOf(thread: Thread, versions: readonly string[], given: string | null): string {
  if (thread.product_id === null) return ''
  return given ?? thread.product_version ?? versions[0] ?? ''
}
