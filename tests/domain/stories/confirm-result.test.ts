import { expect, test } from 'vitest'
import { storiesProven } from '#app/domain/loyalty/badges/queries/stories.server.ts'
import { confirmResult } from '#app/domain/stories/confirm-result.server.ts'
import { storyViews } from '#app/domain/stories/queries/views.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a figure is the own one of the author until a link or staff stand beside it', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const results = [
    { what: 'Bill', before: 2, after: 1 },
    { what: 'Hours', before: 2, after: 1, evidence: 'https://files.example.com/hours' },
  ]
  const story = await aStory(app, { by: ann, state: 'published', results })
  const shown = async () => (await storyViews(app.visitor().read, [story]))[0]?.results ?? []
  expect((await shown()).map(({ evidence }) => evidence)).toEqual(['self', 'linked'])
  const resultId = (await shown())[0]?.id ?? ''

  await confirmResult(app.as(cora), { storyId: story.id, resultId, confirmed: true })
  expect((await shown()).map(({ evidence }) => evidence)).toEqual(['staff', 'linked'])
  await confirmResult(app.as(cora), { storyId: story.id, resultId, confirmed: false })
  expect((await shown())[0]).toMatchObject({ evidence: 'self', confirmedAt: null })
})

test('nobody confirms the own figures, and a member none', async () => {
  const app = await testApp()
  const { cora, ann } = await people(app, 'cora', 'ann')
  const story = await aStory(app, { by: cora, state: 'submitted' })
  const resultId = (await storyViews(app.as(cora).read, [story]))[0]?.results[0]?.id ?? ''
  await expect(confirmResult(app.as(cora), { storyId: story.id, resultId, confirmed: true })).toFailWith(
    'forbidden',
    'stories.errors.ownStory',
  )
  await expect(confirmResult(app.as(ann), { storyId: story.id, resultId, confirmed: true })).toFailWith('forbidden')
  const ada = await aMember(app, 'ada')
  await expect(
    confirmResult(app.as(ada), { storyId: story.id, resultId: 'str_0000000000000', confirmed: true }),
  ).toFailWith('not_found')
})

test('a link earns no badge for figures; a figure that staff checked does', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const results = [{ what: 'Hours', before: 2, after: 1, evidence: 'https://files.example.com/hours' }]
  const story = await aStory(app, { by: ann, state: 'published', results })
  const memberId = ann.memberId ?? ''
  const source = {
    db: app.visitor().read,
    dialect: app.visitor().dialect,
    memberIds: [memberId],
    at: app.clock.now(),
    zone: 'Asia/Seoul',
    offsetMinutes: 540,
  }
  const proven = async () => (await storiesProven(source))[0]?.value ?? 0
  expect(await proven()).toBe(0)
  const resultId = (await storyViews(app.visitor().read, [story]))[0]?.results[0]?.id ?? ''
  await confirmResult(app.as(cora), { storyId: story.id, resultId, confirmed: true })
  expect(await proven()).toBe(1)
})
