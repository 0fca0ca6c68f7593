import { expect, test } from 'vitest'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { editThread } from '#app/domain/threads/edits/edit-thread.server.ts'
import { rollBackPost } from '#app/domain/threads/edits/roll-back-post.server.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import { postRevisions } from '#app/domain/threads/queries/revisions.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

const all = { before: null, limit: 20 }

async function anEditedAnswer() {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob, body: 'Turn it off.' })
  await editPost(app.as(bob), { postId: answer.id, body: 'Turn it off and on.', revision: 1, note: 'and on' })
  return { app, ann, bob, mo, asked, answer }
}

test('the history says who changed what, word by word, and why', async () => {
  const { app, answer } = await anEditedAnswer()

  const { revisions } = await postRevisions(app.visitor(), answer.id, all)

  expect(revisions).toMatchObject([
    {
      revision: 2,
      editor: { name: 'Bob' },
      note: 'and on',
      body: [
        { kind: 'same', text: 'Turn it ' },
        { kind: 'removed', text: 'off.' },
        { kind: 'added', text: 'off and on.' },
      ],
    },
    { revision: 1, editor: { name: 'Bob' }, note: null, body: [{ kind: 'same', text: 'Turn it off.' }] },
  ])
})

test('a post that was never changed has its one text', async () => {
  const app = await testApp()
  const { post } = await aThread(app, { by: await aMember(app, 'ann'), title: 'Only one text here', body: 'As it is.' })

  expect((await postRevisions(app.visitor(), post.id, all)).revisions).toMatchObject([
    { revision: 1, text: 'As it is.', title: [{ kind: 'same', text: 'Only one text here' }] },
  ])
})

test('many texts go over pages, each compared with the one before', async () => {
  const { app, bob, answer } = await anEditedAnswer()
  for (let i = 2; i < 6; i++) await editPost(app.as(bob), { postId: answer.id, body: `Text ${i}`, revision: i })

  const first = await postRevisions(app.visitor(), answer.id, { before: null, limit: 4 })
  const second = await postRevisions(app.visitor(), answer.id, { before: first.older, limit: 4 })

  expect(first.revisions.map(({ revision }) => revision)).toEqual([6, 5, 4, 3])
  expect(first.revisions.at(-1)?.body).toMatchObject([{ kind: 'removed' }, { kind: 'added' }])
  expect([second.revisions.map(({ revision }) => revision), second.older]).toEqual([[2, 1], null])
})

test('an earlier text comes back as the next one, and can be undone the same way', async () => {
  const { app, bob, answer } = await anEditedAnswer()

  await rollBackPost(app.as(bob), { postId: answer.id, revision: 1, present: 2 })
  expect(await findPost(app.visitor().read, answer.id)).toMatchObject({
    body: 'Turn it off.',
    revision: 3,
    html: '<p>Turn it off.</p>',
  })
  await rollBackPost(app.as(bob), { postId: answer.id, revision: 2, present: 3 })

  expect(await findPost(app.visitor().read, answer.id)).toMatchObject({ body: 'Turn it off and on.', revision: 4 })
  expect((await postRevisions(app.visitor(), answer.id, all)).revisions.map(({ restores }) => restores)).toEqual([
    2,
    1,
    null,
    null,
  ])
  expect(await app.as(bob).read.selectFrom('audit_event').selectAll().execute()).toEqual([])
})

test('the title of a thread comes back with its opening text', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { thread, post } = await aThread(app, { by: ann, title: 'The first title', body: 'First.' })
  await editThread(app.as(ann), {
    threadId: thread.id,
    title: 'The second title',
    category: 'general',
    tags: [],
    product: null,
    version: null,
    body: 'Second.',
    revision: 1,
  })

  await rollBackPost(app.as(ann), { postId: post.id, revision: 1, present: 2 })

  expect(await findThread(app.visitor().read, thread.id)).toMatchObject({
    title: 'The first title',
    slug: 'the-first-title',
    excerpt: 'First.',
  })
})

test('moderators roll back what others wrote, with a note in the audit log; other members may not', async () => {
  const { app, ann, mo, answer } = await anEditedAnswer()

  await expect(rollBackPost(app.as(ann), { postId: answer.id, revision: 1, present: 2 })).toFailWith('forbidden')
  await rollBackPost(app.as(mo), { postId: answer.id, revision: 1, present: 2 })

  expect(await app.as(mo).read.selectFrom('audit_event').select(['action', 'after']).execute()).toEqual([
    { action: 'post.rollBack', after: '{"revision":3,"restores":1}' },
  ])
})

test('pressed twice it happens once; a text that changed meanwhile is not lost; what never was cannot come back', async () => {
  const { app, bob, mo, answer } = await anEditedAnswer()
  const back = { postId: answer.id, revision: 1, present: 2 }

  await Promise.all([rollBackPost(app.as(bob), back), rollBackPost(app.as(bob), back)])
  expect((await findPost(app.visitor().read, answer.id))?.revision).toBe(3)
  await editPost(app.as(mo), { postId: answer.id, body: 'By Mo.', revision: 3 })
  await expect(rollBackPost(app.as(bob), { postId: answer.id, revision: 1, present: 3 })).rejects.toMatchObject({
    code: 'edit_conflict',
    params: { body: 'By Mo.' },
  })
  await expect(rollBackPost(app.as(bob), { postId: answer.id, revision: 9, present: 4 })).toFailWith(
    'not_found',
    'posts.errors.noRevision',
  )
})

test('the history of a deleted post is for its author and moderators; nothing comes back in it or in the archive', async () => {
  const { app, ann, bob, mo, asked, answer } = await anEditedAnswer()
  await removePost(app.as(bob), { postId: answer.id })

  await expect(postRevisions(app.visitor(), answer.id, all)).toFailWith('not_found')
  await expect(postRevisions(app.as(ann), answer.id, all)).toFailWith('not_found')
  expect((await postRevisions(app.as(mo), answer.id, all)).revisions).toHaveLength(2)
  await expect(rollBackPost(app.as(bob), { postId: answer.id, revision: 1, present: 2 })).toFailWith(
    'not_now',
    'threads.errors.removed',
  )
  await editPost(app.as(ann), { postId: asked.post.id, body: 'Again.', revision: 1 })
  await transitionThread(app.as(mo), { threadId: asked.thread.id, act: 'archive' })
  await expect(rollBackPost(app.as(ann), { postId: asked.post.id, revision: 1, present: 2 })).toFailWith(
    'not_now',
    'posts.errors.archived',
  )
})
