import { expect, test } from 'vitest'
import { deflectQuestion } from '#app/domain/threads/answers/deflect-question.server.ts'
import { recentDeflections } from '#app/domain/threads/queries/deflections.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { action } from '#app/routes/threads/answered-it.ts'
import { people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a question that was not asked is counted once per member and thread', async () => {
  const app = await testApp()
  const { ann, bob, newcomer } = await people(app, 'ann', 'bob', 'newcomer')
  const { thread } = await aThread(app, { by: ann })
  await Promise.all(Array.from({ length: 5 }, () => deflectQuestion(app.as(bob), { threadId: thread.id })))
  await deflectQuestion(app.as(newcomer), { threadId: thread.id })
  await expect(app).toHaveRecorded('question.deflected', 2)
  expect(await recentDeflections(app.visitor())).toEqual({ count: 2, days: 30 })
  app.clock.advance({ days: 31 })
  expect(await recentDeflections(app.visitor())).toEqual({ count: 0, days: 30 })
})

test('the button leads to the thread, whatever was typed so far', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { thread } = await aThread(app, { by: ann })
  const at = `/threads/${thread.id}/answered-it`
  await expect(
    action(visit(app.as(bob), { at, params: { id: thread.id }, form: { intent: 'answeredIt', title: 'x', body: '' } })),
  ).toRedirectTo(`/threads/${thread.id}/${encodeURIComponent(thread.slug)}`)
  await expect(
    action(visit(app.visitor(), { at, params: { id: thread.id }, form: { intent: 'answeredIt' } })),
  ).toRedirectTo(`/login?next=${encodeURIComponent(at)}`)
})

test('a thread that is not there answers nothing', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { thread } = await aThread(app, { by: ann })
  await removePost(app.as(ann), { postId: thread.opening_post_id })
  await expect(deflectQuestion(app.as(bob), { threadId: thread.id })).toFailWith('not_found')
  await expect(deflectQuestion(app.visitor(), { threadId: thread.id })).toFailWith('unauthenticated')
})

test('staff are shown those of the last thirty days', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { thread } = await aThread(app, { by: ann })
  for (let i = 0; i < 2; i++) await deflectQuestion(app.as(bob), { threadId: thread.id })

  expect(await recentDeflections(app.visitor())).toEqual({ count: 1, days: 30 })
  app.clock.advance({ days: 31 })
  expect(await recentDeflections(app.visitor())).toEqual({ count: 0, days: 30 })
})
