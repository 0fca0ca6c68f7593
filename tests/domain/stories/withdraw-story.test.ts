import { expect, test } from 'vitest'
import { publishedStories } from '#app/domain/stories/queries/lists.server.ts'
import { readableStory } from '#app/domain/stories/transition-story-in.server.ts'
import { withdrawStory } from '#app/domain/stories/withdraw-story.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a published story that its author takes back is gone for everybody else at once', async () => {
  const app = await testApp()
  const [ann, bob, cora] = [await aMember(app, 'ann'), await aMember(app, 'bob'), await aMember(app, 'cora')]
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })

  await withdrawStory(app.as(ann), { storyId, note: 'For now.' })

  for (const reader of [app.visitor(), app.as(bob), app.as(cora)]) {
    await expect(readableStory(reader, storyId)).toFailWith('not_found')
    expect((await publishedStories(reader)).items).toEqual([])
  }
  expect(await readableStory(app.as(ann), storyId)).toMatchObject({ state: 'withdrawn' })
  await expect(app).toHaveRecorded('story.withdrawn', 1)
})

test('an author may stop at any time before, which tells nobody', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  for (const state of ['draft', 'submitted', 'in_curation', 'author_review'] as const) {
    const { id: storyId } = await aStory(app, { by: ann, state })
    expect(await withdrawStory(app.as(ann), { storyId })).toMatchObject({ state: 'withdrawn' })
  }
  await expect(app).toHaveRecorded('story.withdrawn', 0)
})

test('nobody withdraws for the author', async () => {
  const app = await testApp()
  const [ann, bob, cora] = [await aMember(app, 'ann'), await aMember(app, 'bob'), await aMember(app, 'cora')]
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  for (const other of [bob, cora])
    await expect(withdrawStory(app.as(other), { storyId })).toFailWith('forbidden', 'stories.errors.authorOnly')
})
