import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { readableStory } from '#app/domain/stories/readable-story.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { loader as list } from '#app/routes/me/stories.tsx'
import { action, loader } from '#app/routes/me/story.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory, aStoryText, storyNow } from '#tests/factories/stories.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const open = (app: TestApp, as: Actor, id: string) =>
  loader(visit(app.as(as), { at: `/me/stories/${id}`, params: { id } }))
const send = (app: TestApp, as: Actor, id: string, form: Record<string, string>) =>
  action(visit(app.as(as), { at: `/me/stories/${id}`, params: { id }, form }))

test('the author reads where each story stands, what comes next and what the curator said', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  await transitionStory(app.as(cora), { storyId: id, act: 'requestChanges', note: 'Which months?' })

  expect((await list(visit(app.as(ann), { at: '/me/stories' }))).stories).toMatchObject([
    { state: 'changes_requested', next: 'stories.next.changes_requested', note: 'Which months?' },
  ])
  expect(await open(app, ann, id)).toMatchObject({
    note: { note: 'Which months?', actor: { name: 'Cora' } },
    form: {
      value: { headline: aStoryText.headline, revision: '1', consent: { uses: ['community'], name: 'on', photo: '' } },
    },
  })
})

test('the difference and the exact text are there to agree to, and agreeing publishes', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id } = await aStory(app, { by: ann, state: 'author_review' })
  expect(await open(app, ann, id)).toMatchObject({
    state: 'author_review',
    form: null,
    revision: 2,
    difference: [{ field: 'headline' }],
  })

  expect(await refusal(send(app, ann, id, { intent: 'approve', revision: '1' }))).toMatchObject({
    status: 409,
    errors: { '': 'stories.errors.editConflict' },
  })
  expect(await answerOf(send(app, ann, id, { intent: 'approve', revision: '2' }))).toMatchObject({ status: 303 })
  expect((await storyNow(app, id)).state).toBe('published')
})

test('not agreeing needs words, withdrawing needs none', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id } = await aStory(app, { by: ann, state: 'author_review' })
  expect(await refusal(send(app, ann, id, { intent: 'dispute', note: '' }))).toMatchObject({
    status: 422,
    errors: { note: 'stories.errors.noteNeeded' },
  })
  await send(app, ann, id, { intent: 'dispute', note: 'They did not eat.' })
  expect((await storyNow(app, id)).state).toBe('in_curation')
  await send(app, ann, id, { intent: 'withdraw' })
  expect((await storyNow(app, id)).state).toBe('withdrawn')
})

test('a consent is taken back and given with one press', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id } = await aStory(app, { by: ann, state: 'published' })
  expect(await answerOf(send(app, ann, id, { intent: 'revoke', use: 'community' }))).toMatchObject({
    status: 303,
    location: `/me/stories/${id}#consent`,
  })
  await expect(readableStory(app.visitor(), id)).toFailWith('not_found')
  expect(await open(app, ann, id)).toMatchObject({ next: 'stories.next.hidden', publicHref: null })
  await send(app, ann, id, { intent: 'grant', use: 'community' })
  expect(await readableStory(app.visitor(), id)).toMatchObject({ id })
})

test('nobody else manages a story, not even a curator', async () => {
  const app = await testApp()
  const { ann, bob, cora } = await people(app, 'ann', 'bob', 'cora')
  const { id } = await aStory(app, { by: ann, state: 'published' })
  for (const other of [bob, cora]) {
    expect((await answerOf(open(app, other, id))).status).toBe(404)
    expect((await answerOf(send(app, other, id, { intent: 'revoke', use: 'community' }))).status).toBe(403)
    expect((await answerOf(send(app, other, id, { intent: 'withdraw' }))).status).toBe(403)
  }
  expect((await storyNow(app, id)).state).toBe('published')
})
