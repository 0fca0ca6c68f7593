import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { acceptPost } from '#app/domain/threads/answers/change-acceptance.server.ts'
import { insertThread } from '#app/domain/threads/create-thread.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { convertHtmlBodies } from '#app/domain/threads/import/convert-html-bodies.server.ts'
import { markdownBody } from '#app/domain/threads/import/imported-body.server.ts'
import { recordImportedVote } from '#app/domain/threads/import/record-imported-vote.server.ts'
import { threadShape } from '#app/domain/threads/input.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import { postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { insertPost } from '#app/domain/threads/write-post.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const attribution = {
  site: 'example.stackexchange.com',
  url: 'https://example.stackexchange.com/q/1',
  authorName: 'Old hand',
  authorUrl: null,
  licence: 'CC BY-SA 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
}
const [asked, answered, voted] = ['2021-03-01T10:00:00.000Z', '2021-03-02T10:00:00.000Z', '2021-03-03T00:00:00.000Z']

async function importOnce(app: TestApp) {
  const { ann, bob } = await people(app, 'ann', 'bob')
  const category = await aCategory(app)
  const html = '<p>How do I <b>stake</b>?</p><script>alert(1)</script>'
  const input = {
    ...threadShape.parse({ kind: 'question', title: 'How do I stake?', body: html, category }),
    tags: ['staking', 'wallet', 'ledger', 'pool', 'ada'],
  }
  const run = () =>
    app
      .as(systemActor)
      .as(systemActor, { quiet: true })
      .write(async (tx) => {
        const { thread } = await insertThread(tx.as(ann, asked), input, sanitizeImportedHtml(html), {
          key: 'se:q:1',
          attribution,
        })
        const answer = await insertPost(
          tx.as(systemActor, answered),
          {
            threadId: thread.id,
            threadAuthorId: ann.memberId,
            kind: 'answer',
            parentId: null,
            body: '<p>Use a pool.</p>',
          },
          sanitizeImportedHtml('<p>Use a pool.</p>'),
          { key: 'se:a:2', attribution },
        )
        const vote = await recordImportedVote(tx.as(systemActor, voted), { postId: answer.id, value: 1, key: 'se:v:3' })
        await recordImportedVote(tx.as(systemActor, voted), {
          postId: thread.opening_post_id,
          value: -1,
          key: 'se:v:4',
        })
        const now = await findThread(tx.db, thread.id)
        if (now !== undefined) await acceptPost(tx.as(ann, voted), now, answer)
        return { thread, answer, vote }
      })
  return { ann, bob, run }
}

test('an import writes threads, posts, votes and acceptance at their own times in one transaction', async () => {
  const app = await testApp()
  const { ann, run } = await importOnce(app)

  const { thread, answer } = await run()

  expect(await findThread(app.visitor().read, thread.id)).toMatchObject({
    created_at: asked,
    activity_at: answered,
    votes: -1,
    answer_count: 1,
    accepted_post_id: answer.id,
    accepted_at: voted,
    accepted_by: ann.memberId,
  })
  expect(await postView(app.visitor(), answer.id)).toMatchObject({
    author: null,
    votes: 1,
    attribution,
    createdAt: answered,
  })
  const events = await app
    .visitor()
    .read.selectFrom('event_log')
    .select(['type', 'at'])
    .where('type', 'in', ['thread.posted', 'post.written', 'answer.votedUp', 'question.votedDown', 'answer.accepted'])
    .orderBy('seq')
    .execute()
  expect(events).toEqual([
    { type: 'thread.posted', at: asked },
    { type: 'post.written', at: answered },
    { type: 'answer.votedUp', at: voted },
    { type: 'question.votedDown', at: voted },
    { type: 'answer.accepted', at: voted },
  ])
})

test('the same import again ends with the same rows and the same events', async () => {
  const app = await testApp()
  const { run } = await importOnce(app)
  const first = await run()
  const events = (await app.recordedEvents()).length

  const second = await run()

  expect(second).toMatchObject({ thread: { id: first.thread.id }, answer: { id: first.answer.id }, vote: false })
  expect((await app.recordedEvents()).length).toBe(events)
})

test('an imported post is edited as Markdown, and as safe as any other', async () => {
  const app = await testApp()
  const { ann, run } = await importOnce(app)
  const { thread } = await run()

  const edited = await editPost(app.as(ann), {
    postId: thread.opening_post_id,
    body: '<p>Which <b>pool</b>?</p><script>alert(1)</script>',
    revision: 1,
  })

  expect(edited.html).toMatch(/^<p>Which <(b|strong)>pool<.*\?<\/p>/)
  expect(edited.html).not.toContain('<script')
})

test('a post that was imported as HTML shows Markdown to its editor, and an unchanged text changes nothing', async () => {
  const app = await testApp()
  const { ann, run } = await importOnce(app)
  const { thread } = await run()
  const post = await findPost(app.visitor().read, thread.opening_post_id)
  if (post === undefined) throw new Error('no post')

  expect(markdownBody(post)).toBe('How do I **stake**?')
  const same = await editPost(app.as(ann), { postId: post.id, body: markdownBody(post), revision: 1 })
  expect(same.revision).toBe(1)
})

test('HTML of earlier imports becomes Markdown that shows the same, once; edited texts are left alone', async () => {
  const app = await testApp()
  const { ann, run } = await importOnce(app)
  const { thread, answer } = await run()
  await editPost(app.as(ann), { postId: thread.opening_post_id, body: '<p>Edited <b>here</b></p>', revision: 1 })

  expect(await convertHtmlBodies(app.as(systemActor))).toEqual({ posts: 1, converted: 1 })

  expect(await findPost(app.visitor().read, answer.id)).toMatchObject({
    body: 'Use a pool.',
    html: '<p>Use a pool.</p>',
  })
  expect(await findPost(app.visitor().read, thread.opening_post_id)).toMatchObject({
    body: '<p>Edited <b>here</b></p>',
  })
  expect(await convertHtmlBodies(app.as(systemActor))).toEqual({ posts: 1, converted: 0 })
})

test('what is imported with a date to come happened now, and stays above nothing', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const category = await aCategory(app)
  const { thread } = await app.as(ann).write((tx) =>
    insertThread(
      tx.as(ann, '2031-01-01T00:00:00.000Z'),
      {
        kind: 'question',
        title: 'From another clock',
        body: '<p>?</p>',
        category,
        tags: [],
        product: null,
        version: null,
      },
      sanitizeImportedHtml('<p>?</p>'),
      { key: 'se:q:9', attribution: null },
    ),
  )
  expect(thread).toMatchObject({ created_at: app.clock.now(), activity_at: app.clock.now() })
})
