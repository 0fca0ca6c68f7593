import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { loader as queue } from '#app/routes/moderation/stories.tsx'
import { action, loader } from '#app/routes/moderation/story.tsx'
import { people } from '#tests/factories/members.ts'
import { aStory, storyNow } from '#tests/factories/stories.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const open = (app: TestApp, as: Actor, id: string) =>
  loader(visit(app.as(as), { at: `/moderation/stories/${id}`, params: { id } }))
const press = (app: TestApp, as: Actor, id: string, form: Record<string, string>) =>
  action(visit(app.as(as), { at: `/moderation/stories/${id}`, params: { id }, form }))

test('only curators see the queue, and nobody decides on the own story', async () => {
  const app = await testApp()
  const { ann, mo, sam, cora } = await people(app, 'ann', 'mo', 'sam', 'cora')
  const { id } = await aStory(app, { by: cora, state: 'submitted' })
  for (const other of [ann, mo, sam])
    expect((await answerOf(queue(visit(app.as(other), { at: '/moderation/stories' })))).status).toBe(403)
  expect((await answerOf(queue(visit(app.visitor(), { at: '/moderation/stories' })))).status).not.toBe(200)
  expect((await queue(visit(app.as(cora), { at: '/moderation/stories?state=submitted' }))).stories).toMatchObject([
    { id, own: true },
  ])
  expect((await answerOf(open(app, cora, id))).status).toBe(403)
  expect((await answerOf(press(app, cora, id, { intent: 'take' }))).status).toBe(403)
  expect((await answerOf(queue(visit(app.as(cora), { at: '/moderation/stories?state=draft' })))).status).toBe(404)
})

test('a curator takes, rewords, proposes; publishing waits for the author', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id } = await aStory(app, { by: ann, state: 'submitted' })
  expect(await answerOf(press(app, cora, id, { intent: 'take' }))).toMatchObject({
    status: 303,
    location: `/moderation/stories/${id}`,
  })
  const { present } = await open(app, cora, id)
  await press(app, cora, id, {
    intent: 'reword',
    revision: '1',
    ...present,
    headline: 'Two fridges ate at night',
    tried: '',
  })

  expect(await open(app, cora, id)).toMatchObject({
    changed: true,
    difference: [{ field: 'headline' }, { field: 'tried' }],
    rewardPoints: 25,
  })
  expect(await refusal(press(app, cora, id, { intent: 'publish' }))).toMatchObject({
    status: 409,
    errors: { '': 'stories.errors.approvalMissing' },
  })
  expect(await refusal(press(app, cora, id, { intent: 'reword', revision: '1', ...present }))).toMatchObject({
    status: 409,
    errors: { '': 'stories.errors.editConflict' },
  })
  await press(app, cora, id, { intent: 'propose', note: 'Shorter.' })
  expect(await storyNow(app, id)).toMatchObject({
    state: 'author_review',
    headline: 'Two fridges ate at night',
    tried: '',
  })
})

test('a reason is asked for, the wrong moment is said, a figure is confirmed', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  expect(await refusal(press(app, cora, id, { intent: 'decline', note: '' }))).toMatchObject({
    status: 422,
    errors: { note: 'stories.errors.noteNeeded' },
  })
  expect(await refusal(press(app, cora, id, { intent: 'feature' }))).toMatchObject({
    status: 409,
    errors: { '': 'stories.errors.wrongState' },
  })
  const [result] = (await open(app, cora, id)).results
  await press(app, cora, id, { intent: 'confirm', resultId: result?.id ?? '', confirmed: 'yes' })
  expect((await open(app, cora, id)).results).toMatchObject([{ confirmed: true }])
  await press(app, cora, id, { intent: 'publish' })
  await press(app, cora, id, { intent: 'feature' })
  expect((await storyNow(app, id)).state).toBe('featured')
})

test('a decision is undone on the page of the story, as long as nothing else happened with it', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  expect((await open(app, cora, id)).undoDays).toBeNull()
  await press(app, cora, id, { intent: 'publish' })
  expect((await open(app, cora, id)).undoDays).toBe(30)
  expect(await refusal(press(app, cora, id, { intent: 'undo', reason: '' }))).toMatchObject({ status: 422 })
  expect((await answerOf(press(app, cora, id, { intent: 'undo', reason: 'The wrong one' }))).status).toBe(303)
  expect(await storyNow(app, id)).toMatchObject({ state: 'in_curation', published_at: null })
  expect((await open(app, cora, id)).undoDays).toBeNull()

  await press(app, cora, id, { intent: 'publish' })
  await press(app, cora, id, { intent: 'feature' })
  expect((await open(app, cora, id)).undoDays).toBeNull()
  expect(await refusal(press(app, cora, id, { intent: 'undo', reason: 'Too late' }))).toMatchObject({ status: 409 })
  await press(app, cora, id, { intent: 'unfeature' })
  app.clock.advance({ days: 31 })
  expect((await open(app, cora, id)).undoDays).toBeNull()
})
