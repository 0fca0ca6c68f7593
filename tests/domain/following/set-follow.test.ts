// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { followedThreads } from '#app/domain/threads/queries/followed-threads.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function followed(ctx: Ctx): Promise<string[]> {
  return (await followedThreads(ctx, { limit: 50, cursor: null })).items.map(({ id }) => id)
}

test('the button follows and lets go; the same again changes nothing', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { thread } = await aThread(app, { by: ann })
  const on = { threadId: thread.id, on: true }

  for (let i = 0; i < 2; i++) expect(await setFollow(app.as(bob), on)).toEqual({ following: true })
  expect(await followed(app.as(bob))).toEqual([thread.id])
  for (let i = 0; i < 2; i++) expect(await setFollow(app.as(bob), { ...on, on: false })).toEqual({ following: false })
  expect(await followed(app.as(bob))).toEqual([])
  expect(await setFollow(app.as(bob), on)).toEqual({ following: true })

  await expect(app).toHaveRecorded('thread.followed', 2)
  await expect(app).toHaveRecorded('thread.unfollowed', 1)
})

test('a double click follows once', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { thread } = await aThread(app, { by: ann })

  await Promise.all(Array.from({ length: 8 }, () => setFollow(app.as(bob), { threadId: thread.id, on: true })))

  expect(await followed(app.as(bob))).toEqual([thread.id])
  await expect(app).toHaveRecorded('thread.followed', 1)
})

test('whoever asks, answers or comments follows by themselves, until they say no', async () => {
  const app = await testApp()
  const { ann, bob, newcomer } = await people(app, 'ann', 'bob', 'newcomer')
  const asked = await aThread(app, { by: ann })
  await anAnswer(app, { to: asked, by: bob })
  await aComment(app, { to: asked, by: newcomer })

  for (const member of [ann, bob, newcomer]) expect(await followed(app.as(member))).toEqual([asked.thread.id])

  await setFollow(app.as(bob), { threadId: asked.thread.id, on: false })
  await anAnswer(app, { to: asked, by: bob })
  expect(await followed(app.as(bob))).toEqual([])
})

test('what others may not read is neither followed nor listed; letting go of it still works', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const [kept, gone] = [await aThread(app, { by: ann }), await aThread(app, { by: ann })]
  await setFollow(app.as(bob), { threadId: kept.thread.id, on: true })
  for (const { post } of [kept, gone]) await removePost(app.as(ann), { postId: post.id })

  await expect(setFollow(app.as(bob), { threadId: gone.thread.id, on: true })).toFailWith('not_found')
  await expect(setFollow(app.visitor(), { threadId: gone.thread.id, on: true })).toFailWith('unauthenticated')
  expect(await followed(app.as(bob))).toEqual([])
  expect(await setFollow(app.as(bob), { threadId: kept.thread.id, on: false })).toEqual({ following: false })
})
