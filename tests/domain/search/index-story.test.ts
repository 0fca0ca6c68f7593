import { expect, test } from 'vitest'
import { indexStory } from '#app/domain/search/index-story.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

test('a published story is found by its text, results and industry, not by the company behind it', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const story = await aStory(community, { by: ann, state: 'published', company: 'Unmentioned Ltd' })
  await community.drainJobs()
  for (const q of ['culprits', 'sawtooth', 'door seals', '412000', 'cafés'])
    expect(await found(community, q), q).toEqual([story.id])
  expect(await found(community, 'unmentioned')).toEqual([])
})

test('a draft is not found, nor what was withdrawn, nor what its author no longer wants read', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const draft = await aStory(community, { by: ann, headline: 'A draft about windmills' })
  const withdrawn = await aStory(community, { by: ann, state: 'published', headline: 'Windmills withdrawn' })
  const revoked = await aStory(community, { by: ann, state: 'published', headline: 'Windmills revoked' })
  await indexStory(community.app.context(), { storyId: draft.id })
  await community.drainJobs()
  expect(await found(community, 'windmills')).toHaveLength(2)

  await transitionStory(community.as(ann), { storyId: withdrawn.id, act: 'withdraw' })
  await revokeConsent(community.as(ann), { storyId: revoked.id, use: 'community' })
  expect(await found(community, 'windmills')).toEqual([])
  await community.drainJobs()
  expect(await found(community, 'windmills')).toEqual([])
})

async function found(community: TestApp, q: string): Promise<string[]> {
  const { items } = await search(community.visitor(), { q, type: 'story', limit: 10, cursor: null })
  return items.filter(({ partial }) => !partial).map(({ id }) => id)
}
