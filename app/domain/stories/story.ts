import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import type { StoryEventTable, StoryQuestion, StoryState, StoryTable } from '#db/schema/stories.ts'

export type Story = StoryTable
export type StoryEvent = StoryEventTable
export type { StoryQuestion, StoryState }

/** Who makes a move: the author of the story, or a curator who is somebody else. */
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

type Move = {
  by: Party
  from: readonly StoryState[]
  to: StoryState
  /** The reason is asked for, because somebody else has to live with the decision. */
  note?: true
}

/**
 * Every way a story goes on. `approve` is the author agreeing to the exact text that a curator proposed, which
 * publishes it; `publish` is a curator publishing a text that nobody but the author has worded.
 */
export const storyTransitions = {
  submit: { by: 'author', from: ['draft', 'changes_requested', 'withdrawn'], to: 'submitted' },
  take: { by: 'curator', from: ['submitted'], to: 'in_curation' },
  requestChanges: { by: 'curator', from: ['in_curation'], to: 'changes_requested', note: true },
  propose: { by: 'curator', from: ['in_curation'], to: 'author_review' },
  recall: { by: 'curator', from: ['author_review'], to: 'in_curation' },
  dispute: { by: 'author', from: ['author_review'], to: 'in_curation', note: true },
  approve: { by: 'author', from: ['author_review'], to: 'published' },
  publish: { by: 'curator', from: ['in_curation'], to: 'published' },
  feature: { by: 'curator', from: ['published'], to: 'featured' },
  unfeature: { by: 'curator', from: ['featured'], to: 'published' },
  decline: { by: 'curator', from: ['submitted', 'in_curation'], to: 'declined', note: true },
  withdraw: {
    by: 'author',
    from: ['draft', 'submitted', 'in_curation', 'changes_requested', 'author_review', 'published', 'featured'],
    to: 'withdrawn',
  },
  retire: { by: 'curator', from: ['published', 'featured'], to: 'retired', note: true },
} as const satisfies Record<string, Move>

export type StoryAct = keyof typeof storyTransitions

/** In these the author writes; everywhere else the text is under somebody's eyes and stands still. */
export const writingStates: readonly StoryState[] = ['draft', 'changes_requested', 'withdrawn']
export const publicStates: readonly StoryState[] = ['published', 'featured']
/** What waits for a curator or for the author's word; newest states first in the queue's filters. */
export const queueStates = [
  'submitted',
  'in_curation',
  'author_review',
  'changes_requested',
] as const satisfies readonly StoryState[]
/** A draft is nobody else's business, and what was withdrawn is gone for everybody but its author. */
const privateStates: readonly StoryState[] = ['draft', 'withdrawn']

/** What this actor is to the story; null: a reader. An author who curates stays the author of the own story. */
export function partyOf(actor: Actor, story: Pick<Story, 'author_id'>): Party | null {
  if (actor.memberId !== null && actor.memberId === story.author_id) return 'author'
  return can(actor, 'story.curate') ? 'curator' : null
}

/** @param shown whether the author consents to the community reading it */
export function isPublic(story: Pick<Story, 'state'>, shown: boolean): boolean {
  return shown && publicStates.includes(story.state)
}

/** Whether the actor may know of the story at all. */
export function mayReadStory(actor: Actor, story: Pick<Story, 'state' | 'author_id'>, shown: boolean): boolean {
  if (isPublic(story, shown)) return true
  const party = partyOf(actor, story)
  return party === 'author' || (party === 'curator' && !privateStates.includes(story.state))
}

/** Acts open to this party in this state, in the order of the table; for buttons. */
export function openActs(story: Pick<Story, 'state'>, party: Party | null): StoryAct[] {
  return (Object.keys(storyTransitions) as StoryAct[]).filter((act) => {
    const move: Move = storyTransitions[act]
    return move.by === party && move.from.includes(story.state)
  })
}

/** The act that leads this party to a state, null when there is none from here. */
export function actTowards(story: Pick<Story, 'state'>, party: Party | null, to: StoryState): StoryAct | null {
  return openActs(story, party).find((act) => storyTransitions[act].to === to) ?? null
}

/**
 * @throws forbidden when the act belongs to the other party (`stories.errors.ownStory` for a curator with the own
 * story);
 *   not_now (code `wrong_state`) from another state; invalid without the reason that the act asks for
 */
export function refuseStoryAct(
  actor: Actor,
  story: Pick<Story, 'state' | 'author_id'>,
  act: StoryAct,
  note: string,
): void {
  const move: Move = storyTransitions[act]
  const party = partyOf(actor, story)
  if (party !== move.by) {
    const own = party === 'author' && can(actor, 'story.curate')
    throw new DomainError(
      'forbidden',
      own ? 'stories.errors.ownStory' : move.by === 'author' ? 'stories.errors.authorOnly' : 'errors.forbidden',
      { params: { permission: 'story.curate' } },
    )
  }
  if (!move.from.includes(story.state)) throw wrongState(story.state, move.to)
  if (move.note === true && note === '')
    throw new DomainError('invalid', 'stories.errors.noteNeeded', {
      fields: { note: { key: 'stories.errors.noteNeeded' } },
    })
}

export function wrongState(from: StoryState, to: StoryState): DomainError {
  return new DomainError('not_now', 'stories.errors.wrongState', { code: 'wrong_state', params: { from, to } })
}

export function storyNotFound(): DomainError {
  return new DomainError('not_found', 'stories.errors.notFound')
}

/** True while a curator's wording waits for the author's agreement. */
export function awaitsApproval(story: Pick<Story, 'revision' | 'approved_revision'>): boolean {
  return story.revision !== story.approved_revision
}
