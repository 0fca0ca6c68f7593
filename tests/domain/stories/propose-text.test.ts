import { expect, test } from 'vitest'
import { storyDifference } from '#app/domain/stories/difference.ts'
import { proposeText } from '#app/domain/stories/propose-text.server.ts'
import { contentOf } from '#app/domain/stories/queries/story.server.ts'
import { people } from '#tests/factories/members.ts'
import { aStory, aStoryText } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the author sees the difference between what was submitted and what would be published', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })

  const story = await proposeText(app.as(cora), {
    storyId,
    text: { headline: 'Two fridges ate at night', quote: '' },
    note: 'Shorter, is that right?',
  })

  expect(story).toMatchObject({ state: 'author_review', revision: 2, approved_revision: 1 })
  const [before, after] = [
    await contentOf(app.as(ann).read, story, story.approved_revision),
    await contentOf(app.as(ann).read, story),
  ]
  expect(before && after && storyDifference(before, after)).toMatchObject([
    { field: 'headline' },
    { field: 'quote', parts: [{ kind: 'removed', text: aStoryText.quote }] },
  ])
})

test('a text can be proposed as it was written', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  expect(await proposeText(app.as(cora), { storyId })).toMatchObject({
    state: 'author_review',
    revision: 1,
    approved_revision: 1,
  })
})
