// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

const wholePage = { order: 'votes', limit: 50, cursor: null } as const

test('a deleted answer leaves the counts of its thread together with its comments, and comes back with them', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: sam })
  await aComment(app, { to: asked, on: answer, by: bob })

  await removePost(app.as(sam), { postId: answer.id })
  expect(await findThread(app.visitor().read, asked.thread.id)).toMatchObject({
    answer_count: 0,
    comment_count: 0,
    staff_answered: 0,
  })

  await restorePost(app.as(sam), { postId: answer.id })
  expect(await findThread(app.visitor().read, asked.thread.id)).toMatchObject({
    answer_count: 1,
    comment_count: 1,
    staff_answered: 1,
  })
  expect(await findPost(app.visitor().read, answer.id)).toMatchObject({ state: 'visible', removed_at: null })
})

test('deleting and restoring twice is one event each', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })

  for (let i = 0; i < 2; i++) await removePost(app.as(bob), { postId: answer.id })
  for (let i = 0; i < 2; i++) await restorePost(app.as(bob), { postId: answer.id })

  await expect(app).toHaveRecorded('post.removed', 1)
  await expect(app).toHaveRecorded('post.restored', 1)
})

test('a deleted opening post takes its thread out of every list and page, except for its author and moderators', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const { thread, post } = await aThread(app, { by: ann, tags: ['router'] })

  await removePost(app.as(ann), { postId: post.id })

  await expect(threadPage(app.as(bob), thread.id, wholePage)).toFailWith('not_found')
  await expect(threadPage(app.visitor(), thread.id, wholePage)).toFailWith('not_found')
  expect((await threadPage(app.as(mo), thread.id, wholePage)).opening.allowed.restore).toBe(true)
  expect((await threadPage(app.as(ann), thread.id, wholePage)).opening.allowed.restore).toBe(true)
  expect((await threadList(app.as(mo), {}, { limit: 10, cursor: null })).items).toEqual([])
  expect((await app.visitor().read.selectFrom('tag').select('thread_count').executeTakeFirst())?.thread_count).toBe(0)
  await expect(anAnswer(app, { to: { thread }, by: bob })).toFailWith('not_found')
})

test('an accepted answer that is deleted loses its acceptance, and has it again when it comes back', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  app.clock.advance({ hours: 1 })

  await removePost(app.as(bob), { postId: answer.id })
  expect((await findThread(app.visitor().read, asked.thread.id))?.accepted_post_id).toBeNull()
  app.clock.advance({ hours: 1 })
  await restorePost(app.as(bob), { postId: answer.id })

  expect((await findThread(app.visitor().read, asked.thread.id))?.accepted_post_id).toBe(answer.id)
  expect((await app.recordedEvents()).slice(-4)).toEqual([
    'answer.unaccepted',
    'post.removed',
    'post.restored',
    'answer.accepted',
  ])
})

test('another answer accepted in between stays accepted', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const [first, second] = [await anAnswer(app, { to: asked, by: bob }), await anAnswer(app, { to: asked, by: bob })]
  await acceptAnswer(app.as(ann), { postId: first.id })
  await removePost(app.as(bob), { postId: first.id })
  await acceptAnswer(app.as(ann), { postId: second.id })

  await restorePost(app.as(bob), { postId: first.id })

  expect((await findThread(app.visitor().read, asked.thread.id))?.accepted_post_id).toBe(second.id)
})

test("what a moderator deleted its author can't bring back", async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await removePost(app.as(mo), { postId: answer.id })

  await expect(restorePost(app.as(bob), { postId: answer.id })).toFailWith(
    'forbidden',
    'threads.errors.removedByOthers',
  )
  await restorePost(app.as(mo), { postId: answer.id })

  const acts = await app.as(mo).read.selectFrom('audit_event').select('action').orderBy('seq').execute()
  expect(acts.map(({ action }) => action)).toEqual(['post.remove', 'post.restore'])
})

test("nobody deletes another's post, and a deleted one is not found", async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })

  await expect(removePost(app.as(ann), { postId: answer.id })).toFailWith('forbidden')
  await removePost(app.as(bob), { postId: answer.id })
  await expect(removePost(app.as(ann), { postId: answer.id })).toFailWith('not_found')
  await expect(restorePost(app.as(ann), { postId: answer.id })).toFailWith('not_found')
})
