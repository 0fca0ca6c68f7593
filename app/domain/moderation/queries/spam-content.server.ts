import type { Db } from '#db/dialects/dialect.ts'
import type { SpamCleanupContentTable } from '#db/schema/moderation.ts'

type SpamContent = Pick<SpamCleanupContentTable, 'type' | 'content_id'>

/** What a member shows others besides posts: the profile, and the stories they wrote but for drafts. */
export async function contentOfMember(db: Db, memberId: string): Promise<SpamContent[]> {
  const stories = await db
    .selectFrom('story')
    .select('id')
    .where('author_id', '=', memberId)
    .where('state', '!=', 'draft')
    .orderBy('id')
    .execute()
  return [
    { type: 'profile', content_id: memberId },
    ...stories.map(({ id }) => ({ type: 'story' as const, content_id: id })),
  ]
}

/** Whether a decision about spam keeps this profile or story out of sight; a picture never is kept so. */
export async function isCleanedContent(db: Db, type: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('spam_cleanup_content')
    .select('content_id')
    .where('content_id', '=', id)
    .where('type', '=', type as SpamCleanupContentTable['type'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What a decision about spam keeps hidden of a member besides posts. */
export function cleanedContentOf(db: Db, cleanupId: string, memberId: string): Promise<SpamContent[]> {
  return db
    .selectFrom('spam_cleanup_content')
    .select(['type', 'content_id'])
    .where('cleanup_id', '=', cleanupId)
    .where('member_id', '=', memberId)
    .orderBy('content_id')
    .execute()
}
