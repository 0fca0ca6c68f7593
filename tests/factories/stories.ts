import type { Actor } from '#app/core/actor.ts'
import { approveStory } from '#app/domain/stories/approve-story.server.ts'
import { storyShape } from '#app/domain/stories/input.ts'
import { proposeText } from '#app/domain/stories/propose-text.server.ts'
import { publishStory } from '#app/domain/stories/publish-story.server.ts'
import { findStory } from '#app/domain/stories/queries/story.server.ts'
import { saveStory } from '#app/domain/stories/save-story.server.ts'
import type { Story, StoryState } from '#app/domain/stories/story.ts'
import { submitStory } from '#app/domain/stories/submit-story.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import type { TestApp } from '#tests/setup/test-app.ts'
import { aMember } from './members.ts'

/** A whole story, as a form or the API sends it. */
export const aStoryText = {
  headline: 'Two fridges were the culprits',
  situation: 'At night the bill ran on as if the café were open.\n\nI saved on air conditioning all summer.',
  tried: 'Switching the breakers off one by one.',
  turningPoint: 'Bob explained the sawtooth of the graph at dawn.',
  outcome: 'New door seals paid for themselves in a month.',
  quote: 'I thought I had bought a machine, and got people to ask.',
  results: [{ what: 'Monthly bill', before: '412000', after: '287000', unit: 'won', period: 'September to November' }],
  questions: ['why_you', 'why_pay'],
  industry: 'Cafés',
  company: 'Slow Afternoon',
  consent: { uses: ['community'], name: true, company: true },
} as const

/** A story of `by` as far along as `state` says, curated by `curator` (Cora, made when not given). */
export async function aStory(
  test: TestApp,
  {
    by,
    state = 'draft',
    curator,
    ...given
  }: {
    by: Actor
    state?: Extract<StoryState, 'draft' | 'submitted' | 'in_curation' | 'author_review' | 'published'>
    curator?: Actor
  } & Record<string, unknown>,
): Promise<Story> {
  const { id: storyId } = await saveStory(test.as(by), storyShape.parse({ ...aStoryText, ...given }))
  if (state !== 'draft') await submitStory(test.as(by), { storyId })
  if (state !== 'draft' && state !== 'submitted') {
    const cora = test.as(curator ?? (await aMember(test, `cora${storyId.slice(-8)}`, { roles: ['curator'] })))
    await transitionStory(cora, { storyId, act: 'take' })
    if (state === 'published') await publishStory(cora, { storyId })
    if (state === 'author_review')
      await proposeText(cora, { storyId, text: { headline: 'Two fridges were eating at night' } })
  }
  return storyNow(test, storyId)
}

export async function storyNow({ app }: TestApp, storyId: string): Promise<Story> {
  const story = await findStory(app.platform.open.db, storyId)
  if (story === undefined) throw new Error(`There is no story ${storyId}`)
  return story
}

/** The author agrees to what is proposed now. */
export async function approveNow(test: TestApp, by: Actor, storyId: string): Promise<Story> {
  return approveStory(test.as(by), { storyId, revision: (await storyNow(test, storyId)).revision })
}
