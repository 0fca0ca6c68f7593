import type { Locale } from '#app/i18n/locale.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'

/** What moderators hide besides posts: a story, what a profile says and shows, a picture in posts. */
export const contentTypes = ['story', 'profile', 'picture'] as const
export type ContentType = (typeof contentTypes)[number]

/** One of them, whatever its state. */
export type Content = {
  type: ContentType
  /** Of a profile: the id of the member. */
  id: string
  /** null: an account that is gone. */
  authorId: string | null
  kind: ModerationDecisionTable['content_type']
  at: string
  locale: Locale | null
  hidden: boolean
}

export function isContentType(type: string): type is ContentType {
  return (contentTypes as readonly string[]).includes(type)
}
