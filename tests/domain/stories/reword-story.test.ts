import { expect, test } from 'vitest'
import { publishStory } from '#app/domain/stories/publish-story.server.ts'
import { contentOf } from '#app/domain/stories/queries/story.server.ts'
import { rewordStory } from '#app/domain/stories/reword-story.server.ts'
import { people } from '#tests/factories/members.ts'
import { aStory, aStoryText } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test("a curator's words are a revision ahead of what the author stands behind", async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })

  const story = await rewordStory(app.as(cora), {
    storyId,
    text: { headline: 'Two fridges ate at night' },
    revision: 1,
  })

  expect(story).toMatchObject({
    state: 'in_curation',
    revision: 2,
    approved_revision: 1,
    headline: 'Two fridges ate at night',
  })
  expect(await contentOf(app.as(cora).read, story, 1)).toMatchObject({ headline: aStoryText.headline })
  expect(await contentOf(app.as(cora).read, story)).toMatchObject({
    outcome: aStoryText.outcome,
    results: [{ before: '412000' }],
  })
  await expect(rewordStory(app.as(cora), { storyId, text: { quote: 'Late' }, revision: 1 })).toFailWith(
    'conflict',
    'stories.errors.editConflict',
  )
})

test('words put back as they were need no new agreement', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  await rewordStory(app.as(cora), { storyId, text: { headline: 'Something else entirely' } })
  await rewordStory(app.as(cora), { storyId, text: { headline: aStoryText.headline } })

  expect(await publishStory(app.as(cora), { storyId })).toMatchObject({
    state: 'published',
    revision: 3,
    approved_revision: 3,
  })
})

test('words change only in curation and only through a curator who is not the author', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const submitted = await aStory(app, { by: ann, state: 'submitted' })
  await expect(rewordStory(app.as(cora), { storyId: submitted.id, text: { quote: 'x' } })).toFailWith(
    'not_now',
    'stories.errors.notWritable',
  )
  await expect(rewordStory(app.as(ann), { storyId: submitted.id, text: { quote: 'x' } })).toFailWith('forbidden')
  const own = await aStory(app, { by: cora, state: 'in_curation' })
  await expect(rewordStory(app.as(cora), { storyId: own.id, text: { quote: 'x' } })).toFailWith(
    'forbidden',
    'stories.errors.ownStory',
  )
})
