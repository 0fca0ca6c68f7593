import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { transitionTowards } from '#app/core/state-machine.ts'
import { approveStory } from './approve-story.server.ts'
import type { TransitionInput } from './input.ts'
import { proposeText } from './propose-text.server.ts'
import { publishStory } from './publish-story.server.ts'
import { readableStory } from './readable-story.server.ts'
import { storyTransitions } from './story-transitions.ts'
import { partyOf, type Story } from './story.ts'
import { submitStory } from './submit-story.server.ts'
import { transitionStory } from './transition-story.server.ts'

/**
 * Brings a story to a state by the act that leads there for this actor, for the API. The state is read before the lock:
 * when another request changes it in between, the act itself refuses.
 * @param input.text the curator's words, only towards `author_review`
 * @throws as the act; not_now (code `wrong_state`) when no act leads there, forbidden when only the other party has one
 */
export async function transitionStoryTo(
  ctx: Ctx,
  { storyId, to, note, text }: TransitionInput & { storyId: string },
): Promise<Story> {
  const story = await readableStory(ctx, storyId)
  const act = transitionTowards(storyTransitions, story.state, partyOf(ctx.actor, story), to)
  if (act === null)
    throw new DomainError('not_now', 'stories.errors.noWayBack', { code: 'wrong_state', params: { to } })
  if (text !== undefined && act !== 'propose')
    throw new DomainError('invalid', 'stories.errors.textNotHere', {
      fields: { text: { key: 'stories.errors.textNotHere' } },
    })
  switch (act) {
    case 'submit':
      return submitStory(ctx, { storyId, note })
    case 'propose':
      return proposeText(ctx, { storyId, note, text, revision: story.revision })
    case 'approve':
      return approveStory(ctx, { storyId, note, revision: story.revision })
    case 'publish':
      return publishStory(ctx, { storyId, note })
    default:
      return transitionStory(ctx, { storyId, act, note })
  }
}
