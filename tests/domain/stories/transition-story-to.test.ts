import { expect, test } from 'vitest'
import { storyStates, type StoryState } from '#app/domain/stories/story.ts'
import { transitionStoryTo } from '#app/domain/stories/transition-story-to.server.ts'
import { people } from '#tests/factories/members.ts'
import { aStory, storyNow } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a story goes from draft to featured by naming the next state', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann })
  const [author, curator] = [app.as(ann), app.as(cora)]

  await transitionStoryTo(author, { storyId, to: 'submitted', note: '' })
  await transitionStoryTo(curator, { storyId, to: 'in_curation', note: '' })
  await transitionStoryTo(curator, {
    storyId,
    to: 'author_review',
    note: 'Like this?',
    text: { headline: 'Two fridges ate at night' },
  })
  await transitionStoryTo(author, { storyId, to: 'published', note: '' })
  await transitionStoryTo(curator, { storyId, to: 'featured', note: '' })

  expect(await storyNow(app, storyId)).toMatchObject({ state: 'featured', headline: 'Two fridges ate at night' })
  await expect(app).toHaveRecorded('story.published', 1)
})

test('a state that nothing leads to is refused and changes nothing', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'submitted' })
  const refused = {
    author: ['draft', 'submitted', 'published'],
    curator: [
      'draft',
      'submitted',
      'author_review',
      'published',
      'featured',
      'changes_requested',
      'retired',
      'withdrawn',
    ],
  } as const
  for (const to of refused.author)
    await expect(transitionStoryTo(app.as(ann), { storyId, to, note: 'x' }), to).rejects.toMatchObject({
      kind: 'not_now',
    })
  for (const to of refused.curator)
    await expect(transitionStoryTo(app.as(cora), { storyId, to, note: 'x' }), to).rejects.toMatchObject({
      kind: expect.stringMatching(/not_now|forbidden/) as string,
    })
  expect((await storyNow(app, storyId)).state).toBe('submitted')
})

test('others than author and curators move nothing: what they may not see is not there, what they read is not theirs', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const [draft, published] = [await aStory(app, { by: ann }), await aStory(app, { by: ann, state: 'published' })]
  for (const to of storyStates satisfies readonly StoryState[]) {
    await expect(transitionStoryTo(app.as(bob), { storyId: draft.id, to, note: 'x' })).toFailWith('not_found')
    if (to !== 'draft')
      await expect(transitionStoryTo(app.as(bob), { storyId: published.id, to, note: 'x' })).toFailWith('forbidden')
  }
})

test('words come only with a proposal', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  await expect(
    transitionStoryTo(app.as(cora), { storyId, to: 'published', note: '', text: { quote: 'x' } }),
  ).toFailWith('invalid', 'stories.errors.textNotHere')
})
