// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('an edit renders again, counts a revision and keeps both texts', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob, body: 'First.' })
  app.clock.advance({ minutes: 2 })

  const edited = await editPost(app.as(bob), { postId: answer.id, body: '**Second.**', revision: 1 })

  expect(edited).toMatchObject({
    revision: 2,
    edited_at: app.clock.now(),
    html: expect.stringContaining('<strong>Second.</strong>') as string,
  })
  const kept = await app
    .as(bob)
    .read.selectFrom('post_revision')
    .select(['revision', 'body', 'editor_id', 'created_at'])
    .orderBy('revision')
    .execute()
  expect(kept).toEqual([
    { revision: 1, body: 'First.', editor_id: bob.memberId, created_at: answer.created_at },
    { revision: 2, body: '**Second.**', editor_id: bob.memberId, created_at: app.clock.now() },
  ])
})

test('the second of two editors is told, gets the present text, and nothing is overwritten', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob, body: 'First.' })
  await editPost(app.as(bob), { postId: answer.id, body: 'By Bob.', revision: 1 })

  await expect(editPost(app.as(mo), { postId: answer.id, body: 'By Mo.', revision: 1 })).rejects.toMatchObject({
    kind: 'conflict',
    code: 'edit_conflict',
    params: { body: 'By Bob.', revision: 2 },
  })
  await expect(app).toHaveRecorded('post.edited', 1)
})

test('of two edits at the same moment one wins', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob, body: 'First.' })

  const outcomes = await Promise.allSettled([
    editPost(app.as(bob), { postId: answer.id, body: 'By Bob.', revision: 1 }),
    editPost(app.as(mo), { postId: answer.id, body: 'By Mo.', revision: 1 }),
  ])

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(app).toHaveRecorded('post.edited', 1)
})

test('the same text again is no edit', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { post } = await aThread(app, { by: ann, body: 'Nothing since yesterday.' })

  expect(await editPost(app.as(ann), { postId: post.id, body: 'Nothing since yesterday.', revision: 1 })).toMatchObject(
    { revision: 1, edited_at: null },
  )
  await expect(app).not.toHaveRecorded('post.edited')
})

test('a new opening text is the excerpt of its thread', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { thread, post } = await aThread(app, { by: ann })

  await editPost(app.as(ann), { postId: post.id, body: '어제부터 값이 나오지 않아요.', revision: 1 })

  expect(await findThread(app.visitor().read, thread.id)).toMatchObject({
    excerpt: '어제부터 값이 나오지 않아요.',
    lang: 'ko',
  })
})

test("authors edit their own, moderators anybody's with a note in the audit log, others nothing", async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const { post } = await aThread(app, { by: ann })

  await expect(editPost(app.as(bob), { postId: post.id, body: 'Mine now.', revision: 1 })).toFailWith('forbidden')
  await editPost(app.as(mo), { postId: post.id, body: 'Tidied.', revision: 1 })

  const [entry] = await app.as(mo).read.selectFrom('audit_event').select(['action', 'actor_id', 'subject_id']).execute()
  expect(entry).toEqual({ action: 'post.edit', actor_id: mo.memberId, subject_id: post.id })
})

test('deleted posts and posts of locked threads are not edited by their authors', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  const [removed, locked] = [await anAnswer(app, { to: asked, by: bob }), await anAnswer(app, { to: asked, by: bob })]
  await removePost(app.as(bob), { postId: removed.id })
  await transitionThread(app.as(mo), { threadId: asked.thread.id, act: 'lock' })

  await expect(editPost(app.as(bob), { postId: removed.id, body: 'Back.', revision: 1 })).toFailWith(
    'not_now',
    'threads.errors.removed',
  )
  await expect(editPost(app.as(bob), { postId: locked.id, body: 'More.', revision: 1 })).toFailWith(
    'not_now',
    'threads.errors.locked',
  )
})
