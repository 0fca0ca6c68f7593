// On both databases: row locks and races.
import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('accepting twice is one acceptance and one event', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })

  await acceptAnswer(app.as(ann), { postId: answer.id })
  await acceptAnswer(app.as(ann), { postId: answer.id })

  await expect(app).toHaveRecorded('answer.accepted', 1)
  expect(await findThread(app.as(ann).read, asked.thread.id)).toMatchObject({
    accepted_post_id: answer.id,
    accepted_by: ann.memberId,
  })
})

test('accepting another answer names the acceptance it undoes', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const asked = await aThread(app, { by: ann })
  const first = await anAnswer(app, { to: asked, by: bob })
  const second = await anAnswer(app, { to: asked, by: sam })
  await acceptAnswer(app.as(ann), { postId: first.id })
  const { accepted_event_id: firstEvent } = (await findThread(app.as(ann).read, asked.thread.id)) ?? {}

  await acceptAnswer(app.as(ann), { postId: second.id })

  const unaccepted = await app
    .as(ann)
    .read.selectFrom('event_log')
    .select('payload')
    .where('type', '=', 'answer.unaccepted')
    .execute()
  expect(unaccepted.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([
    { threadId: asked.thread.id, postId: first.id, cause: firstEvent, by: ann.memberId },
  ])
  expect((await findThread(app.as(ann).read, asked.thread.id))?.accepted_post_id).toBe(second.id)
})

test('taking an acceptance back twice is one event', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await acceptAnswer(app.as(ann), { postId: answer.id })

  await unacceptAnswer(app.as(ann), { postId: answer.id })
  await unacceptAnswer(app.as(ann), { postId: answer.id })

  await expect(app).toHaveRecorded('answer.unaccepted', 1)
  expect((await findThread(app.as(ann).read, asked.thread.id))?.accepted_post_id).toBeNull()
})

test('nobody but the asker accepts while the asker may still come', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })

  await expect(acceptAnswer(app.as(bob), { postId: answer.id })).toFailWith('forbidden')
  await expect(acceptAnswer(app.visitor(), { postId: answer.id })).toFailWith('unauthenticated')
  app.clock.advance({ days: 6, hours: 23 })
  await expect(acceptAnswer(app.as(sam), { postId: answer.id })).toFailWith('not_now', 'threads.errors.askerMayCome')
})

test('an agent and a member of trust level 4 accept for an asker who was silent for seven days', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const veteran = await aMember(app, 'veteran', { trustLevel: 4 })
  const asked = await aThread(app, { by: ann })
  const first = await anAnswer(app, { to: asked, by: bob })
  const second = await anAnswer(app, { to: asked, by: sam })
  app.clock.advance({ days: 7 })

  await acceptAnswer(app.as(sam), { postId: first.id })
  await acceptAnswer(app.as(veteran), { postId: second.id })

  expect((await findThread(app.as(ann).read, asked.thread.id))?.accepted_by).toBe(veteran.memberId)
})

test('a word of the asker starts the seven days anew', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  app.clock.advance({ days: 5 })
  await aComment(app, { to: asked, on: answer, by: ann })
  app.clock.advance({ days: 5 })

  await expect(acceptAnswer(app.as(sam), { postId: answer.id })).toFailWith('not_now', 'threads.errors.askerMayCome')
})

test("the asker's own choice stands against staff", async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const asked = await aThread(app, { by: ann })
  const chosen = await anAnswer(app, { to: asked, by: bob })
  const other = await anAnswer(app, { to: asked, by: bob })
  await acceptAnswer(app.as(ann), { postId: chosen.id })
  app.clock.advance({ days: 30 })

  await expect(acceptAnswer(app.as(sam), { postId: other.id })).toFailWith('not_now', 'threads.errors.askerChose')
  await expect(unacceptAnswer(app.as(sam), { postId: chosen.id })).toFailWith('not_now', 'threads.errors.askerChose')
})

test('comments, replies and deleted answers cannot be accepted', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const talk = await aThread(app, { by: ann, kind: 'discussion' })
  const comment = await aComment(app, { to: asked, by: bob })
  const reply = await writePost(app.as(bob), { threadId: talk.thread.id, parentId: null, body: 'Me too.' })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await removePost(app.as(bob), { postId: answer.id })

  await expect(acceptAnswer(app.as(ann), { postId: comment.id })).toFailWith('invalid', 'threads.errors.onlyAnswers')
  await expect(acceptAnswer(app.as(ann), { postId: reply.id })).toFailWith('invalid', 'threads.errors.onlyAnswers')
  await expect(acceptAnswer(app.as(ann), { postId: answer.id })).toFailWith('not_found')
  await expect(app).not.toHaveRecorded('answer.accepted')
})
