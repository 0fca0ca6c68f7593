import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { actOnThread } from '#app/domain/threads/upkeep/act-on-thread.server.ts'
import { pinThread } from '#app/domain/threads/upkeep/pin-thread.server.ts'
import { refileThread } from '#app/domain/threads/upkeep/refile-thread.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { people } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aThread } from '#tests/factories/threads.ts'
import { callApi } from '#tests/routes/api/call-api.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function anAnswered() {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  return {
    app,
    ann,
    bob,
    mo,
    asked,
    answer: await anAnswer(app, { to: asked, by: bob }),
    ref: { threadId: asked.thread.id },
  }
}

test('in the archive nobody writes, votes, accepts or deletes, moderators included; out of it, all goes on', async () => {
  const { app, ann, bob, mo, asked, answer, ref } = await anAnswered()
  for (let i = 0; i < 2; i++) await transitionThread(app.as(mo), { ...ref, act: 'archive' })

  const acts = [
    () => anAnswer(app, { to: asked, by: mo }),
    () => castVote(app.as(ann), { postId: answer.id, value: 1 }),
    () => acceptAnswer(app.as(ann), { postId: answer.id }),
    () => setMeToo(app.as(bob), { threadId: asked.thread.id, on: true }),
    () => removePost(app.as(bob), { postId: answer.id }),
  ]
  for (const act of acts) await expect(act()).toFailWith('not_now', 'posts.errors.archived')
  await expect(transitionThread(app.as(ann), { ...ref, act: 'archive' })).toFailWith('forbidden')
  for (let i = 0; i < 2; i++) await transitionThread(app.as(mo), { ...ref, act: 'unarchive' })
  for (const act of acts) await act()
  expect((await app.recordedEvents()).filter((type) => type.includes('archived'))).toEqual([
    'thread.archived',
    'thread.unarchived',
  ])
})

test('a pinned thread says where it is pinned until its time is over, and can be unpinned before', async () => {
  const { app, ann, mo, asked, ref } = await anAnswered()
  const pinned = async () => (await threadSummary(app.visitor(), asked.thread.id)).pinnedIn
  const until = '2026-11-24T00:00:00.000Z'

  for (let i = 0; i < 2; i++) await pinThread(app.as(mo), { ...ref, scope: 'category', until })
  expect(await pinned()).toBe('category')
  app.clock.set(until)
  expect(await pinned()).toBeNull()
  await pinThread(app.as(mo), { ...ref, scope: 'site', until: null })
  expect(await pinned()).toBe('site')
  for (let i = 0; i < 2; i++) await transitionThread(app.as(mo), { ...ref, act: 'unpin' })
  expect(await pinned()).toBeNull()
  await expect(app).toHaveRecorded('thread.pinned', 2)
  await expect(app).toHaveRecorded('thread.unpinned', 1)
  await expect(pinThread(app.as(mo), { ...ref, scope: 'site', until: '2026-11-01T00:00:00.000Z' })).toFailWith(
    'invalid',
    'posts.errors.pinPast',
  )
  await expect(pinThread(app.as(ann), { ...ref, scope: 'site', until: null })).toFailWith('forbidden')
})

test('moving changes the category and nothing else, once; moving back undoes it', async () => {
  const { app, ann, mo, asked, ref } = await anAnswered()
  await aCategory(app, 'billing', { en: 'Billing' })

  for (let i = 0; i < 2; i++) await refileThread(app.as(mo), { ...ref, category: 'billing' })
  expect(await threadSummary(app.visitor(), asked.thread.id)).toMatchObject({
    category: { slug: 'billing' },
    slug: asked.thread.slug,
    answerCount: 1,
  })
  await refileThread(app.as(mo), { ...ref, category: 'general' })

  await expect(app).toHaveRecorded('thread.moved', 2)
  await expect(refileThread(app.as(mo), { ...ref, category: 'nowhere' })).toFailWith('invalid')
  await expect(refileThread(app.as(ann), { ...ref, category: 'billing' })).toFailWith('forbidden')
})

test('who deletes says why: the author sees it, the audit log keeps it; coming back has its reason too', async () => {
  const { app, mo, answer } = await anAnswered()

  await removePost(app.as(mo), { postId: answer.id, reason: 'Advertising' })
  expect(
    await app.visitor().read.selectFrom('post').select('removed_reason').where('id', '=', answer.id).executeTakeFirst(),
  ).toEqual({ removed_reason: 'Advertising' })
  await restorePost(app.as(mo), { postId: answer.id, reason: 'It was not' })

  expect(await app.as(mo).read.selectFrom('audit_event').select(['action', 'reason']).orderBy('seq').execute()).toEqual(
    [
      { action: 'post.remove', reason: 'Advertising' },
      { action: 'post.restore', reason: 'It was not' },
    ],
  )
  expect(await callApi(app, null, { at: `/posts/${answer.id}` })).toMatchObject({ status: 200 })
})

test('an act is chosen by its name', async () => {
  const { app, mo, asked } = await anAnswered()

  expect(await actOnThread(app.as(mo), asked.thread.id, { act: 'lock' })).toMatchObject({ id: asked.thread.id })
  await expect(app).toHaveRecorded('thread.locked', 1)
})

test('the API does all of it, and says what can be undone', async () => {
  const { app, ann, mo, asked } = await anAnswered()
  const other = await aThread(app, { by: ann, title: 'The question that stays' })
  const send = (body: unknown, as = mo) =>
    callApi(app, as, { method: 'POST', at: `/threads/${asked.thread.id}/transitions`, body })

  expect((await send({ act: 'archive' })).body).toMatchObject({ archived: true })
  expect((await send({ act: 'unarchive' })).body).toMatchObject({ archived: false })
  expect((await send({ act: 'pin', scope: 'site', until: '2027-01-31' })).body).toMatchObject({ pinnedIn: 'site' })
  const merged = await send({ act: 'merge', into: other.thread.id })
  expect(merged).toMatchObject({
    status: 200,
    body: {
      id: other.thread.id,
      answerCount: 1,
      transfers: [{ kind: 'merge', from: asked.thread.id, to: other.thread.id }],
    },
  })
  const [transfer] = merged.body['transfers'] as { id: string }[]
  expect(await send({ act: 'undoTransfer', transferId: transfer?.id })).toMatchObject({
    status: 200,
    body: { id: asked.thread.id, answerCount: 1, transfers: [] },
  })
  expect((await send({ act: 'explode' })).status).toBe(422)
  expect((await send({ act: 'lock', until: 'tomorrow' })).status).toBe(422)
})
