import { expect, test } from 'vitest'
import { featureStory } from '#app/domain/stories/feature-story.server.ts'
import { unfeatureStory } from '#app/domain/stories/unfeature-story.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a story that is no longer in front is published like others, and earned nothing by it', async () => {
  const app = await testApp()
  const [ann, cora] = [await aMember(app, 'ann'), await aMember(app, 'cora')]
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  await featureStory(app.as(cora), { storyId })

  expect(await unfeatureStory(app.as(cora), { storyId })).toMatchObject({ state: 'published', featured_at: null })
  await expect(app).toHaveRecorded('story.published', 1)
})
