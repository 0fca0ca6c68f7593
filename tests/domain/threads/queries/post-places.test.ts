// On both databases: SQL of its own.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { plus } from '#app/core/time.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { commentsPage } from '#app/domain/threads/queries/comments-page.server.ts'
import type { Place } from '#app/domain/threads/queries/post-places.server.ts'
import { responsesOf, threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Many more like this post, a minute apart, with votes that come and go. */
async function copies(app: TestApp, post: Post, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_none, i): Post => ({
    ...post,
    id: newId('post', Date.parse(plus(app.clock.now(), { minutes: i }))),
    votes: i % 7,
    created_at: plus(post.created_at, { minutes: i + 1 }),
    imported_key: null,
  }))
  for (let i = 0; i < rows.length; i += 200)
    await app.app.platform.open.db
      .insertInto('post')
      .values(rows.slice(i, i + 200))
      .execute()
  await app.app.platform.open.db
    .updateTable('thread')
    .set({ answer_count: count + 1 })
    .where('id', '=', post.thread_id)
    .execute()
  return rows.map(({ id }) => id)
}

async function aLongThread(count: number) {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  return { app, ann, bob, asked, answer, ids: [answer.id, ...(await copies(app, answer, count - 1))] }
}

for (const order of ['votes', 'oldest'] as const) {
  test(`two thousand answers by ${order}: every page leads to the next and back, without a gap or a repetition`, async () => {
    const { app, asked, ids } = await aLongThread(2_000)
    const at = (place: Place) => threadPage(app.visitor(), asked.thread.id, { order, limit: 30, place })

    const seen: string[] = []
    let place: Place = { at: 'start' }
    let pages = 0
    for (;;) {
      const { answers } = await at(place)
      expect(answers.position).toMatchObject({ page: ++pages, pages: 67, first: seen.length + 1, total: 2_000 })
      seen.push(...answers.items.map(({ id }) => id))
      if (answers.next === null) break
      place = { at: 'after', cursor: answers.next }
      if (pages > 3 && pages < 65) {
        // The middle is like this: go on from far down.
        const jumped = await at({ at: 'number', number: 64 * 30 + 1 })
        const between = await Promise.all(
          Array.from({ length: 64 - pages }, (_none, i) => at({ at: 'number', number: (pages + i) * 30 + 1 })),
        )
        seen.push(...between.flatMap((page) => page.answers.items.map(({ id }) => id)))
        expect(jumped.answers.position?.page).toBe(65)
        pages = 64
        place = { at: 'number', number: 64 * 30 + 1 }
      }
    }
    expect(pages).toBe(67)
    expect(new Set(seen).size).toBe(2_000)
    expect(seen.toSorted()).toEqual(ids.toSorted())

    const last = await at({ at: 'end' })
    expect(last.answers.items.map(({ id }) => id)).toEqual(seen.slice(-20))
    expect([last.answers.next, last.answers.position]).toEqual([
      null,
      { page: 67, pages: 67, first: 1_981, last: 2_000, total: 2_000 },
    ])
    const before = await at({ at: 'before', cursor: last.answers.previous ?? '' })
    expect(before.answers.items.map(({ id }) => id)).toEqual(seen.slice(1_950, 1_980))
    for (const number of [1, 30, 31, 1_000, 2_000]) {
      const id = seen[number - 1] ?? ''
      const found = await at({ at: 'post', postId: id })
      expect(found.answers.position?.page, `page of number ${number}`).toBe(Math.ceil(number / 30))
      expect(found.answers.items.map((post) => post.id)).toContain(id)
    }
    expect((await at({ at: 'number', number: 99_999 })).answers.position?.page).toBe(67)
  }, 60_000)
}

test('the address of a post names the page on which it stands; a comment stands with its answer', async () => {
  const { app, ann, bob, asked, answer, ids } = await aLongThread(70)
  const path = `/threads/${asked.thread.id}/${asked.thread.slug}`
  const remark = await aComment(app, { to: asked, on: { ...answer, id: ids[65] ?? '' }, by: ann })

  expect(await addressOfPost(app.visitor(), asked.post.id)).toBe(`${path}#${asked.post.id}`)
  expect(await addressOfPost(app.visitor(), ids[65] ?? '')).toBe(`${path}?post=${ids[65]}#${ids[65]}`)
  expect(await addressOfPost(app.visitor(), remark.id)).toBe(`${path}?post=${remark.id}#${remark.id}`)
  for (const order of ['votes', 'oldest'] as const) {
    const page = await threadPage(app.visitor(), asked.thread.id, {
      order,
      limit: 30,
      place: { at: 'post', postId: remark.id },
    })
    expect(page.comments[ids[65] ?? '']?.map(({ id }) => id)).toEqual([remark.id])
  }
  await removePost(app.as(bob), { postId: answer.id })
  await expect(addressOfPost(app.visitor(), answer.id)).toFailWith('not_found')
  await expect(addressOfPost(app.visitor(), 'nothing')).toFailWith('not_found')
})

test('in a short thread the anchor is enough, and the accepted answer is on the first page', async () => {
  const { app, ann, asked, answer } = await aLongThread(3)
  await acceptAnswer(app.as(ann), { postId: answer.id })

  expect(await addressOfPost(app.visitor(), answer.id)).toBe(
    `/threads/${asked.thread.id}/${asked.thread.slug}#${answer.id}`,
  )
  const page = await threadPage(app.visitor(), asked.thread.id, {
    order: 'oldest',
    limit: 2,
    place: { at: 'post', postId: answer.id },
  })
  expect(page.answers.items[0]?.id).toBe(answer.id)
})

test('of hundreds of comments the thread shows the first, and a page of their own has the others', async () => {
  const { app, ann, asked, answer } = await aLongThread(1)
  const remark = await aComment(app, { to: asked, on: answer, by: ann })
  const ids = [remark.id, ...(await copies(app, remark, 249))]

  const page = await threadPage(app.visitor(), asked.thread.id, { order: 'votes', limit: 30 })
  expect(page.comments[answer.id]?.map(({ id }) => id)).toEqual(ids.slice(0, 30))
  expect(page.moreComments).toEqual({ [answer.id]: 250 })

  expect(await addressOfPost(app.visitor(), ids[200] ?? '')).toBe(
    `/posts/${answer.id}/comments?post=${ids[200]}#${ids[200]}`,
  )
  const found = await commentsPage(app.visitor(), answer.id, { at: 'post', postId: ids[200] ?? '' }, 50)
  expect(found.comments.map(({ id }) => id)).toEqual(ids.slice(200, 250))
  expect([found.position, found.next, found.previous === null]).toEqual([
    { page: 5, pages: 5, first: 201, last: 250, total: 250 },
    null,
    false,
  ])
  await expect(commentsPage(app.visitor(), remark.id, { at: 'start' }, 50)).toFailWith('not_found')
})

test('no page of a long thread is read by sorting all of it', async () => {
  const { app, asked } = await aLongThread(2_000)
  const ctx = app.visitor()
  await sql`analyze`.execute(app.app.platform.open.db)
  const posts = () =>
    responsesOf(ctx, asked.thread).clearSelect().select(['post.id', 'post.votes', 'post.created_at']).limit(31)
  const pages = {
    votes: posts()
      .where('post.votes', '<=', 3)
      .where((eb) => eb.or([eb('post.votes', '<', 3), eb('post.id', '>', 'pst_')]))
      .orderBy('post.votes', 'desc')
      .orderBy('post.id'),
    oldest: posts()
      .where((eb) => eb(eb.refTuple('post.created_at', 'post.id'), '>', eb.tuple(asked.thread.created_at, 'pst_')))
      .orderBy('post.created_at')
      .orderBy('post.id'),
  }

  for (const [order, query] of Object.entries(pages)) {
    const plan = JSON.stringify(
      await (ctx.dialect.name === 'sqlite' ? query.explain(undefined, sql`query plan`) : query.explain()),
    )
    expect(plan, order).toMatch(/USING (COVERING )?INDEX post_thread|Index (Only )?Scan using post_thread/)
    expect(plan, order).not.toMatch(/TEMP B-TREE FOR ORDER BY|\bSort\b/)
  }
}, 60_000)
