import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { approveStory } from './approve-story.server.ts'
import { declineStory } from './decline-story.server.ts'
import { disputeText } from './dispute-text.server.ts'
import { featureStory } from './feature-story.server.ts'
import type { TransitionInput, WordingInput } from './input.ts'
import { proposeText } from './propose-text.server.ts'
import { publishStory } from './publish-story.server.ts'
import { recallProposal } from './recall-proposal.server.ts'
import { requestChanges } from './request-changes.server.ts'
import { retireStory } from './retire-story.server.ts'
import {
  actTowards,
  partyOf,
  storyTransitions,
  type Party,
  type Story,
  type StoryAct,
  type StoryState,
} from './story.ts'
import { submitStory } from './submit-story.server.ts'
import { takeStory } from './take-story.server.ts'
import { readableStory } from './transition-story-in.server.ts'
import { unfeatureStory } from './unfeature-story.server.ts'
import { withdrawStory } from './withdraw-story.server.ts'

type Given = { storyId: string; note: string; text?: WordingInput; revision: number }

const acts = {
  submit: submitStory,
  take: takeStory,
  requestChanges,
  propose: proposeText,
  recall: recallProposal,
  dispute: disputeText,
  approve: approveStory,
  publish: publishStory,
  feature: featureStory,
  unfeature: unfeatureStory,
  decline: declineStory,
  withdraw: withdrawStory,
  retire: retireStory,
} as const satisfies Record<StoryAct, (ctx: Ctx, given: Given) => Promise<Story>>

/**
 * Brings a story to a state by whichever act leads there for this actor: for machines that think in states.
 * @param input.text the curator's words, only towards `author_review`
 * @throws as the act; not_now (code `wrong_state`) when nothing leads there from the present state, forbidden when only
 * others can
 */
export async function transitionStory(
  ctx: Ctx,
  { storyId, to, note, text }: TransitionInput & { storyId: string },
): Promise<Story> {
  const story = await readableStory(ctx, storyId)
  const party = partyOf(ctx.actor, story)
  const act = actTowards(story, party, to) ?? usualAct(party, to)
  if (text !== undefined && act !== 'propose')
    throw new DomainError('invalid', 'stories.errors.textNotHere', {
      fields: { text: { key: 'stories.errors.textNotHere' } },
    })
  return acts[act](ctx, { storyId, note, revision: story.revision, text })
}

/**
 * The act that would lead to that state from elsewhere: it refuses in its own words, or finds that it is done already.
 */
function usualAct(party: Party | null, to: StoryState): StoryAct {
  const towards = (Object.keys(storyTransitions) as StoryAct[]).filter((act) => storyTransitions[act].to === to)
  const act = towards.find((name) => storyTransitions[name].by === party) ?? towards[0]
  if (act === undefined)
    throw new DomainError('not_now', 'stories.errors.noWayBack', { code: 'wrong_state', params: { to } })
  return act
}
