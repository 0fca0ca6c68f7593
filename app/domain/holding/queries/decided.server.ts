import { advertisingRule } from '#app/registry/community-rules.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The text of a post that a decision left as it is; '' when there is none. */
export async function htmlOf(db: Db, postId: string): Promise<string> {
  const row = await db.selectFrom('post').select('html').where('id', '=', postId).executeTakeFirst()
  return row?.html ?? ''
}

/** The text of the post that a decision calls advertising, or says is none after all; null for any other rule. */
export async function hiddenText(db: Db, decisionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('moderation_decision')
    .innerJoin('post', 'post.id', 'moderation_decision.subject_id')
    .select('post.body')
    .where('moderation_decision.id', '=', decisionId)
    .where('moderation_decision.rule', '=', advertisingRule)
    .executeTakeFirst()
  return row?.body ?? null
}
