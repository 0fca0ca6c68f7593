// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('questions take answers, other threads take replies', async () => {
  const app = await testApp()
  const bob = await aMember(app, 'bob')
  const question = await aThread(app, { by: bob })
  const talk = await aThread(app, { by: bob, kind: 'discussion' })

  expect(await anAnswer(app, { to: question, by: bob })).toMatchObject({ kind: 'answer', parent_id: null })
  expect(await anAnswer(app, { to: talk, by: bob })).toMatchObject({ kind: 'reply' })
  await expect(
    writePost(app.as(bob), { threadId: question.thread.id, kind: 'reply', parentId: null, body: 'Hello' }),
  ).toFailWith('invalid', 'threads.errors.questionsTakeAnswers')
  await expect(
    writePost(app.as(bob), { threadId: talk.thread.id, kind: 'answer', parentId: null, body: 'Hello' }),
  ).toFailWith('invalid', 'threads.errors.othersTakeReplies')
})

test('an answer raises the counters and the last activity of its thread, a comment only its own', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  app.clock.advance({ hours: 1 })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await aComment(app, { to: asked, on: answer, by: ann })

  expect(await findThread(app.visitor().read, asked.thread.id)).toMatchObject({
    answer_count: 1,
    comment_count: 1,
    staff_answered: 0,
    activity_at: app.clock.now(),
    activity_member_id: ann.memberId,
  })
  await expect(app).toHaveRecorded('post.written', 2)
})

test('an answer by staff is marked, and its thread says so', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const asked = await aThread(app, { by: ann })

  expect(await anAnswer(app, { to: asked, by: sam })).toMatchObject({ by_staff: 1 })
  expect((await findThread(app.visitor().read, asked.thread.id))?.staff_answered).toBe(1)
})

test('a comment is about a visible post of the same thread, not about a comment', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const elsewhere = await aThread(app, { by: ann, title: 'Another question entirely' })
  const comment = await aComment(app, { to: asked, by: bob })
  const removed = await anAnswer(app, { to: asked, by: bob })
  await removePost(app.as(bob), { postId: removed.id })

  expect(comment.parent_id).toBe(asked.post.id)
  for (const on of [comment, elsewhere.post, removed]) {
    await expect(aComment(app, { to: asked, on, by: ann })).toFailWith('invalid', 'threads.errors.badParent')
  }
})

test('nobody writes in a locked thread but those who may close threads', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const asked = await aThread(app, { by: ann })
  await transitionThread(app.as(mo), { threadId: asked.thread.id, act: 'lock' })

  await expect(anAnswer(app, { to: asked, by: ann })).toFailWith('not_now', 'threads.errors.locked')
  await expect(aComment(app, { to: asked, by: ann })).toFailWith('not_now', 'threads.errors.locked')
  expect(await anAnswer(app, { to: asked, by: mo })).toMatchObject({ kind: 'answer' })
})

test('a duplicate takes comments but no answers', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const original = await aThread(app, { by: ann })
  const again = await aThread(app, { by: bob, title: 'Why does it read zero watts?' })
  await closeAsDuplicate(app.as(mo), { threadId: again.thread.id, duplicateOf: original.thread.id })

  await expect(anAnswer(app, { to: again, by: ann })).toFailWith('not_now', 'threads.errors.duplicate')
  expect(await aComment(app, { to: again, by: ann })).toMatchObject({ kind: 'comment' })
})

test('visitors are asked to sign in, and a thread that is not there is not found', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const asked = await aThread(app, { by: ann })

  await expect(writePost(app.visitor(), { threadId: asked.thread.id, parentId: null, body: 'Hello' })).toFailWith(
    'unauthenticated',
  )
  await expect(writePost(app.as(ann), { threadId: 'thr_00000000000000', parentId: null, body: 'Hello' })).toFailWith(
    'not_found',
  )
})

test('twelve answers at once are twelve answers in the counter', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })

  await Promise.all(Array.from({ length: 12 }, (_, i) => anAnswer(app, { to: asked, by: bob, body: `Answer ${i}` })))

  expect((await findThread(app.visitor().read, asked.thread.id))?.answer_count).toBe(12)
})

test('mentions and threads that are named become links, nobody and nothing stay words', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const hidden = await aThread(app, { by: ann, title: 'Something taken away' })
  await removePost(app.as(ann), { postId: hidden.post.id })

  const { id } = await anAnswer(app, {
    to: asked,
    by: bob,
    body: `Thanks @ann and @nobody, see #${asked.thread.id} and #${hidden.thread.id}.`,
  })

  const { html } = await postView(app.visitor(), id)
  expect(html).toContain('href="/members/ann"')
  expect(html).toContain(`href="/threads/${asked.thread.id}/the-meter-reads-0-w"`)
  expect(html).toContain('@nobody')
  expect(html).not.toContain('/members/nobody')
  expect(html).not.toContain('Something taken away')
})
