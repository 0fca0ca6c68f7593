import { notFound } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { clearProfileIn, restoreProfileIn } from '#app/domain/accounts/profile/clear-profile.server.ts'
import { memberRowForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { isProfileHidden } from '#app/domain/accounts/queries/whole-profile.server.ts'
import { storyForModeration } from '#app/domain/stories/queries/story.server.ts'
import { setStoryHiddenIn } from '#app/domain/stories/set-story-hidden.server.ts'
import { findUpload } from '#app/domain/uploads/queries/uploads.server.ts'
import { setPictureHiddenIn } from '#app/domain/uploads/set-picture-hidden.server.ts'
import type { Content, ContentType } from './content.ts'

/** How one type is found, hidden, and shown again; hiding or showing twice changes nothing. */
type Hiding = {
  find(tx: Tx, id: string): Promise<Omit<Content, 'type' | 'id'> | null>
  hide(tx: Tx, id: string): Promise<void>
  show(tx: Tx, id: string): Promise<void>
}

const hiding: Record<ContentType, Hiding> = {
  story: {
    async find({ db }, id) {
      const story = await storyForModeration(db, id)
      if (story === undefined) return null
      const { author_id: authorId, created_at: at, lang: locale, hidden_at } = story
      return { authorId, kind: 'text', at, locale, hidden: hidden_at !== null }
    },
    hide: (tx, id) => setStoryHiddenIn(tx, id, true),
    show: (tx, id) => setStoryHiddenIn(tx, id, false),
  },
  profile: {
    async find(tx, id) {
      const member = await memberRowForUpdate(tx, id)
      if (member === null) return null
      return {
        authorId: id,
        kind: 'text',
        at: member.joined_at,
        locale: member.locale,
        hidden: await isProfileHidden(tx.db, id),
      }
    },
    hide: clearProfileIn,
    show: restoreProfileIn,
  },
  picture: {
    async find({ db }, id) {
      const upload = await findUpload(db, id)
      if (upload === undefined) return null
      const { member_id: authorId, created_at: at, hidden_at } = upload
      return { authorId, kind: 'image', at, locale: null, hidden: hidden_at !== null }
    },
    hide: (tx, id) => setPictureHiddenIn(tx, id, true),
    show: (tx, id) => setPictureHiddenIn(tx, id, false),
  },
}

/** A story, profile or picture in any state. @throws not_found */
export async function findContent(tx: Tx, type: ContentType, id: string): Promise<Content> {
  const found = await hiding[type].find(tx, id)
  if (found === null) throw notFound()
  return { type, id, ...found }
}

/** Takes it out of sight. */
export function hideIn(tx: Tx, { type, id }: Pick<Content, 'type' | 'id'>): Promise<void> {
  return hiding[type].hide(tx, id)
}

/** Shows it again. */
export function showIn(tx: Tx, { type, id }: Pick<Content, 'type' | 'id'>): Promise<void> {
  return hiding[type].show(tx, id)
}
