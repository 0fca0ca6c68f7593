import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { caseNotFound, type Case } from '#app/domain/cases/case.ts'
import type { DoubtDecision } from '#app/domain/cases/input.ts'
import { openCaseForPostIn } from '#app/domain/cases/open-case.server.ts'
import { postOfCase } from '#app/domain/cases/queries/case-post.server.ts'
import { doubtfulScore } from '#app/domain/cases/queries/doubtful-posts.server.ts'
import { labelPost } from '#app/domain/cases/store/cases.server.ts'

/**
 * Says whether a post is a complaint; a complaint gets its case. The label is kept to train the detection. Saying it twice
 * changes nothing.
 * @returns the case, or null when the post is no complaint
 * @throws not_found when the post was never in doubt or is deleted
 */
export async function decideDoubt(ctx: Ctx, { postId, isComplaint }: DoubtDecision): Promise<Case | null> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const post = await postOfCase(tx.db, postId)
    const score = await doubtfulScore(tx.db, postId)
    if (post === undefined || post.state === 'deleted' || score === null) throw caseNotFound()
    if (isComplaint) return openCaseForPostIn(tx, post, { source: 'detection', score })
    await labelPost(tx, { post_id: postId, score }, 'not_complaint')
    await audit(tx, { action: 'case.notComplaint', subjectType: 'post', subjectId: postId })
    return null
  })
}
