import { expect, test } from 'vitest'
import { featureStory } from '#app/domain/stories/feature-story.server.ts'
import { featuredStory } from '#app/domain/stories/queries/lists.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the story featured last is the one in front, as long as it may be read', async () => {
  const app = await testApp()
  const [ann, cora] = [await aMember(app, 'ann'), await aMember(app, 'cora')]
  const [first, second] = [
    await aStory(app, { by: ann, state: 'published' }),
    await aStory(app, { by: ann, state: 'published' }),
  ]
  await featureStory(app.as(cora), { storyId: second.id })
  app.clock.advance({ minutes: 1 })
  await featureStory(app.as(cora), { storyId: first.id })
  const inFront = async () => (await featuredStory(app.visitor()))?.story.id ?? null
  expect(await inFront()).toBe(first.id)

  await revokeConsent(app.as(ann), { storyId: first.id, use: 'community' })
  expect(await inFront()).toBe(second.id)
  await revokeConsent(app.as(ann), { storyId: second.id, use: 'community' })
  expect(await inFront()).toBeNull()
})

test('only what is published is featured, and not by its author', async () => {
  const app = await testApp()
  const [ann, cora] = [await aMember(app, 'ann'), await aMember(app, 'cora')]
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  await expect(featureStory(app.as(cora), { storyId })).toFailWith('not_now', 'stories.errors.wrongState')
  const own = await aStory(app, { by: cora, state: 'published' })
  await expect(featureStory(app.as(cora), { storyId: own.id })).toFailWith('forbidden', 'stories.errors.ownStory')
})
