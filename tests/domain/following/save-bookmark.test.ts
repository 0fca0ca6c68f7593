import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { bookmarks } from '#app/domain/following/queries/bookmarks.server.ts'
import { removeBookmark } from '#app/domain/following/remove-bookmark.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function marked(ctx: Ctx, q = '') {
  return (await bookmarks(ctx, q, { limit: 50, cursor: null })).items
}

test('any post can be marked, with a note that only its member reads', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  const comment = await aComment(app, { to: asked, by: bob })
  for (const post of [asked.post, answer, comment]) {
    app.clock.advance({ minutes: 1 })
    await saveBookmark(app.as(ann), { postId: post.id, note: `about ${post.kind}` })
  }

  expect((await marked(app.as(ann))).map(({ note, post }) => [note, post?.kind])).toEqual([
    ['about comment', 'comment'],
    ['about answer', 'answer'],
    ['about opening', 'opening'],
  ])
  expect(await marked(app.as(bob))).toEqual([])
  expect(await marked(app.visitor())).toEqual([])
})

test('a press keeps the note that is there, a note takes the place of the other, and twice is once', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { post } = await aThread(app, { by: ann })

  await Promise.all(Array.from({ length: 8 }, () => saveBookmark(app.as(ann), { postId: post.id, note: null })))
  await saveBookmark(app.as(ann), { postId: post.id, note: 'Try this at home' })
  await saveBookmark(app.as(ann), { postId: post.id, note: null })

  expect(await marked(app.as(ann))).toMatchObject([{ note: 'Try this at home' }])
  await expect(app).toHaveRecorded('bookmark.saved', 2)

  for (let i = 0; i < 2; i++) await removeBookmark(app.as(ann), { postId: post.id })
  expect(await marked(app.as(ann))).toEqual([])
  await expect(app).toHaveRecorded('bookmark.removed', 1)
})

test('the search looks at notes and titles, whatever the case, and takes signs as they are', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const notes = ['집에서 해 보기', 'Ask SAM about 50%', '']
  for (const [i, note] of notes.entries())
    await saveBookmark(app.as(ann), {
      postId: (await aThread(app, { by: ann, title: `Title number ${i}` })).post.id,
      note,
    })

  expect((await marked(app.as(ann), '해 보기')).map(({ note }) => note)).toEqual([notes[0]])
  expect((await marked(app.as(ann), 'sam')).map(({ note }) => note)).toEqual([notes[1]])
  expect((await marked(app.as(ann), '%')).map(({ note }) => note)).toEqual([notes[1]])
  expect((await marked(app.as(ann), 'number 2')).map(({ post }) => post?.thread.title)).toEqual(['Title number 2'])
})

test('of a post that went only the own note is left, and no search tells its title', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { post } = await aThread(app, { by: ann, title: 'A secret title' })
  await saveBookmark(app.as(bob), { postId: post.id, note: 'Mine' })
  await removePost(app.as(ann), { postId: post.id })

  expect(await marked(app.as(bob))).toMatchObject([{ note: 'Mine', post: null }])
  expect(await marked(app.as(bob), 'secret')).toEqual([])
  await expect(saveBookmark(app.as(await aMember(app, 'newcomer')), { postId: post.id, note: null })).toFailWith(
    'not_found',
  )
})

test('pages of bookmarks follow each other, and fifty cost one query like one', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { post } = await aThread(app, { by: ann })
  await saveBookmark(app.as(ann), { postId: post.id, note: null })
  const cost = () => countQueries(app.as(ann), (ctx) => marked(ctx))
  expect(await cost()).toBe(1)
  for (let i = 0; i < 6; i++)
    await saveBookmark(app.as(ann), { postId: (await aThread(app, { by: ann })).post.id, note: String(i) })
  expect(await cost()).toBe(1)

  const first = await bookmarks(app.as(ann), '', { limit: 4, cursor: null })
  const second = await bookmarks(app.as(ann), '', { limit: 4, cursor: first.next })
  expect(new Set([...first.items, ...second.items].map(({ postId }) => postId)).size).toBe(7)
  expect(second.next).toBeNull()
})
