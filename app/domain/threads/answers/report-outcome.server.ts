import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import type { OutcomeInput } from '#app/domain/threads/input.ts'
import { outcomesOf, productVersions, type OutcomeCount } from '#app/domain/threads/queries/outcomes.server.ts'
import { deleteOutcome, findOutcome, putOutcome } from '#app/domain/threads/store/outcomes.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { refusalToReportOutcome } from './outcome.ts'
import { recomputeOutdated } from './recompute-outdated.server.ts'

/**
 * Reports whether an answer worked (true) or failed (false), or withdraws the report (null), for a version of the
 * thread's product: when not given, the one the question is about, else the newest. One report per member, answer and
 * version; twice changes nothing. May mark the accepted answer as possibly outdated, or clear that. Records
 * `answer.outcomeSaid`.
 * @throws not_found; invalid for a post that is no answer; forbidden on one's own; not_now for what is hidden, deleted
 * or archived
 */
export async function reportOutcome(
  ctx: Ctx,
  { postId, worked, version }: OutcomeInput,
): Promise<{ version: string; outcomes: OutcomeCount[] }> {
  authorize(ctx.actor, 'answer.sayOutcome')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, postId))
    refuse(ctx.actor, refusalToReportOutcome(ctx.actor, thread, post))
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

/** The version that a report is about; '' in a thread about no product. */
function versionOf(thread: Thread, versions: readonly string[], given: string | null): string {
  if (thread.product_id === null) return ''
  return given ?? thread.product_version ?? versions[0] ?? ''
}
