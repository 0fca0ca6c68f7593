import { expect, test } from 'vitest'
import { thankStory } from '#app/domain/stories/thank-story.server.ts'
import { people } from '#tests/factories/members.ts'
import { aStory, storyNow } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a reader thanks once, however often the button is pressed', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })

  await Promise.all([bob, bob, bob, sam].map((reader) => thankStory(app.as(reader), { storyId })))

  expect((await storyNow(app, storyId)).thanks_count).toBe(2)
})

test('nobody thanks themselves, visitors sign in first, and a draft gets no thanks', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  await expect(thankStory(app.as(ann), { storyId })).toFailWith('forbidden', 'stories.errors.ownThanks')
  await expect(thankStory(app.visitor(), { storyId })).toFailWith('unauthenticated')
  const draft = await aStory(app, { by: ann })
  await expect(thankStory(app.as(bob), { storyId: draft.id })).toFailWith('not_found')
})
