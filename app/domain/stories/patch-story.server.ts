import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { consentOf, usesOf } from './consent.ts'
import { wordedFields } from './content.ts'
import type { StoryInput, StoryPatch } from './input.ts'
import { activeConsents, contentOf } from './queries/story.server.ts'
import { storyViews } from './queries/views.server.ts'
import { ownStoryForUpdate, readableStory } from './readable-story.server.ts'
import { rewordStory } from './reword-story.server.ts'
import { saveStory } from './save-story.server.ts'
import { setConsents } from './set-consents.server.ts'
import { partyOf, type Story } from './story.ts'

/**
 * Changes the given fields of a story: the author any field, a curator the words while the story is in curation. Consent
 * alone is given and revoked in any state, as on the page: it does not wait for a curator. @throws as `saveStory` and `rewordStory`; forbidden naming a field that is not the curator's to change
 */
export async function patchStory(ctx: Ctx, storyId: string, patch: StoryPatch): Promise<Story> {
  signedIn(ctx.actor)
  const story = await readableStory(ctx, storyId)
  if (partyOf(ctx.actor, story) === 'curator') return patchWords(ctx, storyId, patch)
  const { consent, revision: _, ...text } = patch
  if (consent !== undefined && Object.values(text).every((value) => value === undefined))
    return ctx.write(async (tx) => {
      const own = await ownStoryForUpdate(tx, storyId)
      await setConsents(tx, own, new Set(usesOf(consent)))
      return own
    })
  return saveStory(ctx, { ...(await merged(ctx, story, patch)), storyId })
}

async function patchWords(ctx: Ctx, storyId: string, { revision, ...patch }: StoryPatch): Promise<Story> {
  const foreign = Object.keys(patch).filter((field) => !(wordedFields as readonly string[]).includes(field))
  if (foreign.length > 0) {
    throw new DomainError('forbidden', 'stories.errors.authorOnly', {
      fields: Object.fromEntries(foreign.map((field) => [field, { key: 'stories.errors.authorOnly' }])),
    })
  }
  return rewordStory(ctx, { storyId, text: patch, revision })
}

/** The whole story with the patch in it. Its revision is the one that was read, so that a write in between is refused. */
async function merged(ctx: Ctx, story: Story, patch: StoryPatch): Promise<StoryInput> {
  const [content, [view], consents] = await Promise.all([
    contentOf(ctx.read, story),
    storyViews(ctx.read, [story]),
    activeConsents(ctx.read, [story.id]),
  ])
  if (content === null || view === undefined) throw new Error(`Story ${story.id} is not whole`)
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as StoryPatch
  return {
    revision: story.revision,
    ...content,
    product: view.product?.slug ?? null,
    consent: consentOf(consents.get(story.id) ?? new Set()),
    ...given,
  }
}
