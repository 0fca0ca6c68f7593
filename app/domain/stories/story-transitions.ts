import type { Actor } from '#app/core/actor.ts'
import { can, refuseRestricted } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import { refuseTransition, type Transition } from '#app/core/state-machine.ts'
import type { Instant } from '#app/core/time.ts'
import { partyOf, publicStates, wrongState, type Party, type Story, type StoryState } from './story.ts'

type StoryEventType = 'story.submitted' | 'story.published' | 'story.withdrawn'
type StoryTransition = Transition<StoryState, Party> & { event?: StoryEventType; sets?: SetColumns }

/** What an act writes besides the state: the moment, the member who acts, or null. */
type SetColumns = {
  curator_id?: 'actor' | null
  submitted_at?: 'now'
  published_at?: 'now'
  featured_at?: 'now' | null
}

/**
 * Every act that changes the state of a story. `approve` is the author agreeing to the exact text that a curator
 * proposed, which publishes it; `publish` is a curator publishing a text that only the author has worded. `storyEventOf` says
 * when the event of a row is recorded.
 */
export const storyTransitions = {
  submit: {
    by: ['author'],
    from: ['draft', 'changes_requested', 'withdrawn'],
    to: 'submitted',
    event: 'story.submitted',
    sets: { submitted_at: 'now' },
  },
  take: { by: ['curator'], from: ['submitted'], to: 'in_curation', sets: { curator_id: 'actor' } },
  requestChanges: { by: ['curator'], from: ['in_curation'], to: 'changes_requested', note: 'required' },
  propose: { by: ['curator'], from: ['in_curation'], to: 'author_review', sets: { curator_id: 'actor' } },
  recall: { by: ['curator'], from: ['author_review'], to: 'in_curation' },
  dispute: { by: ['author'], from: ['author_review'], to: 'in_curation', note: 'required' },
  approve: {
    by: ['author'],
    from: ['author_review'],
    to: 'published',
    event: 'story.published',
    sets: { published_at: 'now', featured_at: null },
  },
  publish: {
    by: ['curator'],
    from: ['in_curation'],
    to: 'published',
    event: 'story.published',
    sets: { published_at: 'now', featured_at: null, curator_id: 'actor' },
  },
  // The front page shows the story that was featured last.
  feature: { by: ['curator'], from: ['published'], to: 'featured', sets: { featured_at: 'now' } },
  unfeature: { by: ['curator'], from: ['featured'], to: 'published', sets: { featured_at: null } },
  decline: { by: ['curator'], from: ['submitted', 'in_curation'], to: 'declined', note: 'required' },
  // The text keeps the words of a curator, and can be changed and submitted again.
  withdraw: {
    by: ['author'],
    from: ['draft', 'submitted', 'in_curation', 'changes_requested', 'author_review', 'published', 'featured'],
    to: 'withdrawn',
    event: 'story.withdrawn',
    sets: { featured_at: null, curator_id: null },
  },
  // For a story that is no longer true.
  retire: {
    by: ['curator'],
    from: ['published', 'featured'],
    to: 'retired',
    note: 'required',
    event: 'story.withdrawn',
    sets: { featured_at: null },
  },
} as const satisfies Record<string, StoryTransition>

export type StoryAct = keyof typeof storyTransitions
/** The acts of curators, which the audit log keeps. */
export type CuratorAct = {
  [A in StoryAct]: 'curator' extends (typeof storyTransitions)[A]['by'][number] ? A : never
}[StoryAct]
/** The acts that are a row and nothing more; the other four have a use-case of their own. */
export type StoryRowAct = Exclude<StoryAct, 'submit' | 'propose' | 'approve' | 'publish'>

/**
 * Whether this actor may carry out the act now.
 * @throws forbidden when the act belongs to the other party (`stories.errors.ownStory` for a curator who is the author);
 * not_now (code `wrong_state`) from another state; invalid without the required note
 */
export function refuseStoryAct(
  actor: Actor,
  story: Pick<Story, 'state' | 'author_id'>,
  act: StoryAct,
  note: string,
): void {
  const { by, to } = storyTransitions[act]
  // What is one's own can be withdrawn at any time.
  if (act !== 'withdraw') refuseRestricted(actor)
  const party = partyOf(actor, story)
  refuseTransition<StoryAct, StoryState, Party>(
    storyTransitions,
    act,
    { state: story.state, party, note },
    {
      party: () => otherParty(by[0], party === 'author' && can(actor, 'story.curate')),
      state: () => wrongState(story.state, to),
      note: () =>
        new DomainError('invalid', 'stories.errors.noteNeeded', {
          fields: { note: { key: 'stories.errors.noteNeeded' } },
        }),
    },
  )
}

function otherParty(party: Party, ownStory: boolean): DomainError {
  const key = ownStory
    ? 'stories.errors.ownStory'
    : party === 'author'
      ? 'stories.errors.authorOnly'
      : 'errors.forbidden'
  return new DomainError('forbidden', key, { params: { permission: 'story.curate' } })
}

/** The columns that an act sets, besides the state. */
export function columnsSetBy(act: StoryAct, actor: Actor, at: Instant): Partial<Story> {
  const { sets = {} }: StoryTransition = storyTransitions[act]
  const values = { actor: actor.memberId, now: at }
  return Object.fromEntries(
    Object.entries(sets).map(([column, value]) => [column, value === null ? null : values[value]]),
  )
}

/**
 * The event of an act; null for none. Publishing a second time records none, so that it earns nothing again, and
 * withdrawing a story that was not published records none, because readers never saw it.
 */
export function storyEventOf(story: Pick<Story, 'state' | 'reward_points'>, act: StoryAct): StoryEventType | null {
  const { event }: StoryTransition = storyTransitions[act]
  if (event === 'story.published' && story.reward_points !== null) return null
  if (event === 'story.withdrawn' && !publicStates.includes(story.state)) return null
  return event ?? null
}
