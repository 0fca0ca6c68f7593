import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import type { StoryEventTable, StoryQuestion, StoryState, StoryTable } from '#db/schema/stories.ts'

export type Story = StoryTable
export type StoryEvent = StoryEventTable
export type { StoryQuestion, StoryState }

/** Who carries out an act: the author of the story, or a curator who is not its author. */
export type Party = 'author' | 'curator'

export const storyStates = [
  'draft',
  'submitted',
  'in_curation',
  'changes_requested',
  'author_review',
  'published',
  'featured',
  'declined',
  'withdrawn',
  'retired',
] as const satisfies readonly StoryState[]

/** What a customer asks before buying and staying; a story answers some of them. */
export const storyQuestions = [
  'why_you',
  'why_now',
  'why_pay',
  'why_stay',
  'why_evolve',
  'why_change',
] as const satisfies readonly StoryQuestion[]

/** States in which the author may change the text. In every other state a curator or the readers have it. */
export const writingStates: readonly StoryState[] = ['draft', 'changes_requested', 'withdrawn']
/** States in which readers may see the story, as long as the author consents to `community`. */
export const publicStates: readonly StoryState[] = ['published', 'featured']
/** What waits for a curator or for the author, in the order of the queue's filters. */
export const queueStates = [
  'submitted',
  'in_curation',
  'author_review',
  'changes_requested',
] as const satisfies readonly StoryState[]
/** Only the author may know of a draft, or of a story that was withdrawn. */
const privateStates: readonly StoryState[] = ['draft', 'withdrawn']

/** What this actor is to the story; null: a reader. A curator is never the curator of their own story. */
export function partyOf(actor: Actor, story: Pick<Story, 'author_id'>): Party | null {
  if (actor.memberId !== null && actor.memberId === story.author_id) return 'author'
  return can(actor, 'story.curate') ? 'curator' : null
}

/** Whether readers see it. @param shown whether the author consents to the community reading it */
export function isPublic(story: Pick<Story, 'state' | 'hidden_at'>, shown: boolean): boolean {
  return shown && story.hidden_at === null && publicStates.includes(story.state)
}

/** Whether the actor may know of the story at all. @param shown whether the author consents to the community reading it */
export function mayReadStory(
  actor: Actor,
  story: Pick<Story, 'state' | 'author_id' | 'hidden_at'>,
  shown: boolean,
): boolean {
  if (isPublic(story, shown)) return true
  const party = partyOf(actor, story)
  return party === 'author' || (party === 'curator' && !privateStates.includes(story.state))
}

/** The act does not start in the present state. */
export function wrongState(from: StoryState, to: StoryState): DomainError {
  return new DomainError('not_now', 'stories.errors.wrongState', { code: 'wrong_state', params: { from, to } })
}

/** Another text was saved since the revision that the writer started from. */
export function editConflict(story: Pick<Story, 'revision'>): DomainError {
  return new DomainError('conflict', 'stories.errors.editConflict', {
    code: 'edit_conflict',
    params: { revision: story.revision },
    details: { current: { revision: story.revision } },
  })
}

/** No such story, or one that the reader may not know of. */
export function storyNotFound(): DomainError {
  return notFound('stories.errors.notFound')
}

/** True while a curator's wording waits for the author's agreement. */
export function awaitsApproval(story: Pick<Story, 'revision' | 'approved_revision'>): boolean {
  return story.revision !== story.approved_revision
}
