import { expect, test } from 'vitest'
import { publishStory } from '#app/domain/stories/publish-story.server.ts'
import { rewordStory } from '#app/domain/stories/reword-story.server.ts'
import { submitStory } from '#app/domain/stories/submit-story.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { people } from '#tests/factories/members.ts'
import { aStory, storyNow } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test("the author's own words are published by a curator", async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })

  expect(await publishStory(app.as(cora), { storyId })).toMatchObject({
    state: 'published',
    published_at: app.clock.now(),
    reward_points: 25,
  })
  await expect(app).toHaveRecorded('story.published', 1)
})

test('publishing twice, even at the same time, is one publication', async () => {
  const app = await testApp()
  const { ann, cora, ada } = await people(app, 'ann', 'cora', 'ada')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })

  await Promise.all([cora, ada, cora, ada].map((curator) => publishStory(app.as(curator), { storyId })))

  await expect(app).toHaveRecorded('story.published', 1)
  const awards = await app
    .as(ann)
    .read.selectFrom('ledger_transaction')
    .select('rule')
    .where('rule', '=', 'story-published')
    .execute()
  expect(awards).toHaveLength(1)
})

test('words that the author has not seen are not published', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  await rewordStory(app.as(cora), { storyId, text: { headline: 'The meter changed our lives' } })

  await expect(publishStory(app.as(cora), { storyId })).toFailWith('not_now', 'stories.errors.approvalMissing')
  expect((await storyNow(app, storyId)).state).toBe('in_curation')
})

test('a story that waits is taken before it is published', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'submitted' })
  await expect(publishStory(app.as(cora), { storyId })).toFailWith('not_now', 'stories.errors.wrongState')
  await expect(publishStory(app.as(ann), { storyId })).toFailWith('forbidden')
})

test('withdrawing and coming back is not a second publication', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published', curator: cora })
  await transitionStory(app.as(ann), { storyId, act: 'withdraw' })
  await submitStory(app.as(ann), { storyId })
  await transitionStory(app.as(cora), { storyId, act: 'take' })
  await publishStory(app.as(cora), { storyId })

  expect((await storyNow(app, storyId)).state).toBe('published')
  await expect(app).toHaveRecorded('story.published', 1)
  await expect(app).toHaveRecorded('story.changed', 3)
})

test('what was promised stays with the story when the setting changes, and staff are promised nothing', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  await app.set('reputation.storyPublished.points', 0)
  expect((await storyNow(app, storyId)).reward_points).toBe(25)
  await app.set('reputation.storyPublished.points', 40)
  expect((await aStory(app, { by: sam, state: 'published' })).reward_points).toBe(0)
})
