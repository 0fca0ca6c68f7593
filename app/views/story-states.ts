import { isPublic, publicStates, type Story, type StoryState } from '#app/domain/stories/story.ts'
import type { TextKey } from '#app/i18n/translate.ts'

/** How a state looks; null is neutral. */
export const stateTone = {
  draft: undefined,
  submitted: 'info',
  in_curation: 'info',
  changes_requested: 'warn',
  author_review: 'warn',
  published: 'good',
  featured: 'good',
  declined: 'bad',
  withdrawn: undefined,
  retired: undefined,
} as const satisfies Record<StoryState, 'info' | 'warn' | 'good' | 'bad' | undefined>

/** What comes next, said to the author. */
export function nextForAuthor(story: Pick<Story, 'state' | 'hidden_at'>, shown: boolean): TextKey {
  if (!publicStates.includes(story.state) || isPublic(story, shown)) return `stories.next.${story.state}`
  return story.hidden_at === null ? 'stories.next.hidden' : 'stories.next.moderated'
}
