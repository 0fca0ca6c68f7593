import type { Reading } from '#app/core/reading.ts'
import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import { memberByAvatar, memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import type { LegalSubject } from '#app/domain/legal-requests/legal-subject.ts'
import { subjectAddress, type SubjectAddress } from '#app/domain/legal-requests/subject-address.ts'
import { findStory, hasConsent } from '#app/domain/stories/queries/story.server.ts'
import { isPublic } from '#app/domain/stories/story.ts'
import { publicThreadShowing } from '#app/domain/uploads/queries/uploads.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { LegalRequestTable } from '#db/schema/legal-requests.ts'

/** Something that everybody can see, and whose page a note about it is on. */
export type PublicSubject = LegalSubject & Pick<LegalRequestTable, 'place_id' | 'whole'>

/**
 * What everybody can see at this address; null: nothing that a request can be about, or not for everybody. Says no more of
 * a hidden thing than its address does. @param origin of this site
 */
export async function publicSubjectAt(
  from: Reading,
  { address, origin }: { address: string; origin: string },
): Promise<PublicSubject | null> {
  const named = subjectAddress(address, origin)
  return named === null ? null : finders[named.type](from, named.id)
}

const finders: Record<SubjectAddress['type'], (from: Reading, id: string) => Promise<PublicSubject | null>> = {
  post: ({ read }, id) => publicPost(read, 'post.id', id),
  thread: ({ read }, id) => publicPost(read, 'post.thread_id', id),
  async story({ read }, id) {
    const story = await findStory(read, id)
    return story !== undefined && isPublic(story, await hasConsent(read, id, 'community')) ? itself('story', id) : null
  },
  async profile(from, handle) {
    const member = await memberByHandle(from, handle)
    return member === null ? null : itself('profile', member.id)
  },
  async avatar({ read }, avatar) {
    const memberId = await memberByAvatar(read, avatar)
    return memberId === null ? null : itself('profile', memberId)
  },
  async picture({ read }, id) {
    const threadId = await publicThreadShowing(read, id)
    return threadId === null ? null : { subject_type: 'picture', subject_id: id, place_id: threadId, whole: 0 }
  },
}

function itself(type: 'story' | 'profile', id: string): PublicSubject {
  return { subject_type: type, subject_id: id, place_id: id, whole: 1 }
}

async function publicPost(db: Db, column: 'post.id' | 'post.thread_id', id: string): Promise<PublicSubject | null> {
  const row = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select(['post.id', 'post.thread_id', 'post.kind'])
    .where(column, '=', id)
    .where('post.state', '=', 'visible')
    .where(publicThread())
    .$if(column === 'post.thread_id', (all) => all.where('post.kind', '=', 'opening'))
    .executeTakeFirst()
  if (row === undefined) return null
  return { subject_type: 'post', subject_id: row.id, place_id: row.thread_id, whole: row.kind === 'opening' ? 1 : 0 }
}
