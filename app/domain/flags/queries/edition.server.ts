import { sha256 } from '#app/core/secret.server.ts'
import { isProfileHidden, publicProfile } from '#app/domain/accounts/queries/whole-profile.server.ts'
import type { ContentType } from '#app/domain/moderation/content/content.ts'
import { moderatedPosts } from '#app/domain/moderation/queries/posts.server.ts'
import { findItem } from '#app/domain/review/queries/find-item.server.ts'
import { latestRevisionBy } from '#app/domain/stories/queries/story.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'

/** What flags or a rule can hide. */
export type HeldType = 'post' | ContentType

type Held = Pick<ModerationDecisionTable, 'subject_id' | 'member_id' | 'at'>

/**
 * Marks what the author has made of a thing since it was hidden, so that another look can be asked for once for each
 * edition. null: they have changed nothing yet.
 */
const editionOf: Record<HeldType, (db: Db, decision: Held) => Promise<string | null>> = {
  async post(db, { subject_id: id, at }) {
    const edited = (await moderatedPosts(db, [id])).get(id)?.editedAt ?? null
    return edited !== null && edited > at ? edited : null
  },
  async story(db, { subject_id: id, member_id: authorId, at }) {
    const written = authorId === null ? null : await latestRevisionBy(db, id, authorId)
    return written !== null && written > at ? written : null
  },
  async profile(db, { subject_id: id }) {
    return (await isProfileHidden(db, id)) ? null : sha256(Buffer.from(JSON.stringify(await publicProfile(db, id))))
  },
  // A picture can't be changed: its author asks once.
  picture: () => Promise.resolve('picture'),
}

/** How far a thing is that was hidden automatically. `edit`: its author has changed nothing; `asked`: it waits for another look. */
export type LookStep = 'edit' | 'ask' | 'asked'

/**
 * Where the author of a hidden thing is with another look, and the edition it would be about; null: it is decided, or was
 * not hidden automatically.
 */
export async function findLook(
  db: Db,
  decision: Held & Pick<ModerationDecisionTable, 'subject_type' | 'review_item_id'>,
): Promise<{ type: HeldType; step: LookStep; edition: string | null } | null> {
  const type = decision.subject_type as HeldType
  const item = decision.review_item_id === null ? null : await findItem(db, decision.review_item_id)
  if (item?.state !== 'open' || !(type in editionOf)) return null
  if (type === 'post') {
    const post = (await moderatedPosts(db, [decision.subject_id])).get(decision.subject_id)
    if (post?.state !== 'held') return null
  }
  const edition = await editionOf[type](db, decision)
  // For a post the mark is a time, which is where the name comes from.
  const step = edition === null ? 'edit' : item.evidence['editedAt'] === edition ? 'asked' : 'ask'
  return { type, step, edition }
}
