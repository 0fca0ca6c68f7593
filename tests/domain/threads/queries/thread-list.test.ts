// On both databases: SQL of its own.
import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { markThreadRead } from '#app/domain/following/mark-thread-read.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import type { ThreadFilter } from '#app/domain/threads/queries/thread-conditions.server.ts'
import {
  countThreads,
  pinnedThreads,
  threadList,
  type ThreadSort,
} from '#app/domain/threads/queries/thread-list.server.ts'
import { threadSummaries } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aProduct, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function titles(ctx: Ctx, filter: ThreadFilter & { sort?: ThreadSort }): Promise<string[]> {
  return (await threadList(ctx, filter, { limit: 50, cursor: null })).items.map(({ title }) => title)
}

function none(): never {
  throw new Error('No such thread')
}

test('threads stand by last activity, by age or by votes', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const oldest = await aThread(app, { by: ann, title: 'The oldest one' })
  app.clock.advance({ hours: 1 })
  const middle = await aThread(app, { by: ann, title: 'The middle one' })
  app.clock.advance({ hours: 1 })
  await aThread(app, { by: ann, title: 'The newest one' })
  app.clock.advance({ hours: 1 })
  await anAnswer(app, { to: oldest, by: bob })
  await castVote(app.as(bob), { postId: middle.post.id, value: 1 })

  expect(await titles(app.visitor(), { sort: 'active' })).toEqual([
    'The oldest one',
    'The newest one',
    'The middle one',
  ])
  expect(await titles(app.visitor(), { sort: 'new' })).toEqual(['The newest one', 'The middle one', 'The oldest one'])
  expect((await titles(app.visitor(), { sort: 'votes' }))[0]).toBe('The middle one')
})

test('unanswered, unsolved and solved are what they say, and leave duplicates aside', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  await aThread(app, { by: ann, title: 'Unanswered' })
  await anAnswer(app, { to: await aThread(app, { by: ann, title: 'Answered' }), by: bob })
  const solved = await aThread(app, { by: ann, title: 'Solved one' })
  await acceptAnswer(app.as(ann), { postId: (await anAnswer(app, { to: solved, by: bob })).id })
  await aThread(app, { by: ann, kind: 'discussion', title: 'A discussion' })
  const again = await aThread(app, { by: ann, title: 'Duplicate' })
  await closeAsDuplicate(app.as(mo), { threadId: again.thread.id, duplicateOf: solved.thread.id })

  expect(await titles(app.visitor(), { state: 'unanswered' })).toEqual(['Unanswered'])
  expect((await titles(app.visitor(), { state: 'unsolved' })).sort()).toEqual(['Answered', 'Unanswered'])
  expect(await titles(app.visitor(), { state: 'solved' })).toEqual(['Solved one'])
  expect(await titles(app.visitor(), { kind: 'discussion' })).toEqual(['A discussion'])
})

test('category, tag, product and author narrow the list, alone and together', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await aCategory(app, 'billing')
  await aProduct(app, 'meter')
  await aThread(app, { by: ann, title: 'Tagged router', tags: ['router'] })
  await aThread(app, {
    by: bob,
    title: 'Tagged router too',
    tags: ['router', 'solar'],
    category: 'billing',
    product: 'meter',
  })

  expect((await titles(app.visitor(), { tag: 'router' })).sort()).toEqual(['Tagged router', 'Tagged router too'])
  expect(await titles(app.visitor(), { tag: 'router', author: 'ann' })).toEqual(['Tagged router'])
  expect(await titles(app.visitor(), { category: 'billing' })).toEqual(['Tagged router too'])
  expect(await titles(app.visitor(), { product: 'meter', tag: 'solar' })).toEqual(['Tagged router too'])
  expect(await titles(app.visitor(), { category: 'nowhere' })).toEqual([])
})

test('a row says what a list shows, with names in the language of the reader', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const asked = await aThread(app, { by: ann, tags: ['router'] })
  await anAnswer(app, { to: asked, by: sam })

  const [row] = (await threadList(app.visitor({ locale: 'ko' }), {}, { limit: 1, cursor: null })).items

  expect(row).toMatchObject({
    category: { slug: 'general', name: '일반' },
    tags: ['router'],
    author: { handle: 'ann', name: 'Ann' },
    lastBy: { handle: 'sam' },
    answerCount: 1,
    staffAnswered: true,
    acceptedPostId: null,
  })
})

for (const sort of ['active', 'new', 'votes', 'meToo'] as const) {
  test(`pages by ${sort} follow each other without a gap or a repetition, also between equals`, async () => {
    const app = await testApp()
    const ann = await aMember(app, 'ann')
    for (let i = 0; i < 7; i++) await aThread(app, { by: ann, title: `Thread number ${i}` })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof threadList>> = await threadList(
        app.visitor(),
        { sort },
        { limit: 3, cursor },
      )
      seen.push(...page.items.map(({ title }) => title))
      cursor = page.next
    } while (cursor !== null)

    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `Thread number ${i}`))
  })
}

test('a cursor that nobody made is refused', async () => {
  const app = await testApp()

  await expect(threadList(app.visitor(), {}, { limit: 3, cursor: 'bm9uc2Vuc2U' })).toFailWith('invalid')
})

test('twenty rows cost as many queries as one', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, tags: ['router'] })
  const one = await countQueries(app.visitor(), (ctx) => threadList(ctx, {}, { limit: 50, cursor: null }))
  for (let i = 0; i < 19; i++) await aThread(app, { by: ann, tags: ['router', `tag-${i}`] })

  expect(await countQueries(app.visitor(), (ctx) => threadList(ctx, {}, { limit: 50, cursor: null }))).toBe(one)
  expect(one).toBe(2)
})

test('summaries by id keep the order asked for and leave out what is not visible', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const [first, second, gone] = [
    await aThread(app, { by: ann }),
    await aThread(app, { by: ann }),
    await aThread(app, { by: ann }),
  ]
  await removePost(app.as(ann), { postId: gone.post.id })

  const summaries = await threadSummaries(app.as(ann), [second.thread.id, gone.thread.id, first.thread.id])

  expect(summaries.map(({ id }) => id)).toEqual([second.thread.id, first.thread.id])
})

test('a reader sees their own, what they follow, what they watch, and what is new to them; visitors are asked to sign in', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await aCategory(app, 'billing')
  const followed = await aThread(app, { by: ann, title: 'A followed one' })
  await aThread(app, { by: ann, title: 'Tagged router', tags: ['router'] })
  await aThread(app, { by: ann, title: 'About billing', category: 'billing' })
  await aThread(app, { by: bob, title: 'Asked by Bob' })
  await setFollow(app.as(bob), { threadId: followed.thread.id, on: true })
  await setWatch(app.as(bob), { subject: 'tag', name: 'router', level: 'watching' })
  await setWatch(app.as(bob), { subject: 'category', name: 'billing', level: 'watching' })
  await markThreadRead(app.as(bob), { threadId: followed.thread.id, until: null })
  const bobs = async (filter: ThreadFilter) => (await titles(app.as(bob), filter)).sort()

  expect(await bobs({ only: 'mine' })).toEqual(['Asked by Bob'])
  expect(await bobs({ only: 'followed' })).toEqual(['A followed one', 'Asked by Bob'])
  expect(await bobs({ only: 'watched' })).toEqual(['About billing', 'Tagged router'])
  expect(await bobs({ unread: true })).toEqual([])
  app.clock.advance({ minutes: 1 })
  await anAnswer(app, { to: followed, by: ann })
  expect(await bobs({ unread: true, only: 'followed' })).toEqual(['A followed one'])
  expect(await bobs({ unread: true, only: 'watched' })).toEqual([])
  await expect(titles(app.visitor(), { only: 'mine' })).toFailWith('unauthenticated')
  await expect(titles(app.visitor(), { unread: true })).toFailWith('unauthenticated')
})

test('what is muted, by tag or by category, stays away where it was not asked for', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await aCategory(app, 'billing')
  await aThread(app, { by: ann, title: 'Tagged router', tags: ['router', 'solar'] })
  await aThread(app, { by: ann, title: 'About billing', category: 'billing' })
  await aThread(app, { by: ann, title: 'Something else' })
  await setWatch(app.as(bob), { subject: 'tag', name: 'router', level: 'muted' })
  await setWatch(app.as(bob), { subject: 'category', name: 'billing', level: 'muted' })

  expect(await titles(app.as(bob), { hideMuted: true })).toEqual(['Something else'])
  expect(await titles(app.as(bob), {})).toHaveLength(3)
  expect(await titles(app.as(ann), { hideMuted: true })).toHaveLength(3)
  expect(await titles(app.visitor(), { hideMuted: true })).toHaveLength(3)
})

test('questions that staff have not answered, whoever else did', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const [byBob, bySam] = [
    await aThread(app, { by: ann, title: 'Answered by Bob' }),
    await aThread(app, { by: ann, title: 'Answered by Sam' }),
  ]
  await anAnswer(app, { to: byBob, by: bob })
  await anAnswer(app, { to: bySam, by: sam })
  await aThread(app, { by: ann, kind: 'discussion', title: 'A discussion' })

  expect(await titles(app.visitor(), { noStaff: true })).toEqual(['Answered by Bob'])
  expect(await titles(app.visitor(), { noStaff: true, state: 'unanswered' })).toEqual([])
})

test('one language, or both; what has no language is shown in either', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, title: 'In English please', body: 'The meter shows nothing at all.' })
  await aThread(app, { by: ann, title: '한국어로 씁니다', body: '어제부터 계량기가 아무것도 보여 주지 않습니다.' })
  await aThread(app, { by: ann, title: 'Only code here', body: '```\nE-42\n```' })
  await app.app.platform.open.db
    .updateTable('thread')
    .set({ lang: null })
    .where('title', '=', 'Only code here')
    .execute()

  expect((await titles(app.visitor(), { lang: 'ko' })).sort()).toEqual(['Only code here', '한국어로 씁니다'])
  expect((await titles(app.visitor(), { lang: 'en' })).sort()).toEqual(['In English please', 'Only code here'])
  expect(await titles(app.visitor(), { lang: null })).toHaveLength(3)
})

test('a category means what lies below it too', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  for (const slug of ['home', 'meters', 'gas-meters']) await aCategory(app, slug)
  const { db } = app.app.platform.open
  const idOf = async (slug: string) =>
    (await db.selectFrom('category').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
  await db
    .updateTable('category')
    .set({ parent_id: await idOf('home') })
    .where('slug', '=', 'meters')
    .execute()
  await db
    .updateTable('category')
    .set({ parent_id: await idOf('meters') })
    .where('slug', '=', 'gas-meters')
    .execute()
  for (const category of ['home', 'meters', 'gas-meters'])
    await aThread(app, { by: ann, category, title: `Thread in ${category}` })

  expect(await titles(app.visitor(), { category: 'home' })).toHaveLength(3)
  expect(await titles(app.visitor(), { category: 'meters' })).toEqual(['Thread in gas-meters', 'Thread in meters'])
  expect(await titles(app.visitor(), { category: 'gas-meters' })).toEqual(['Thread in gas-meters'])
})

test('those with the most people who have the same problem come first', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const many = await aThread(app, { by: ann, title: 'Many have it' })
  await aThread(app, { by: ann, title: 'Nobody else has it' })
  await setMeToo(app.as(bob), { threadId: many.thread.id, on: true })

  expect((await titles(app.visitor(), { sort: 'meToo' }))[0]).toBe('Many have it')
})

test('while people write, later pages repeat nothing, and nothing that stayed where it was is lost', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const threads = []
  for (let i = 0; i < 12; i++) {
    threads.push(await aThread(app, { by: ann, title: `Thread number ${i}` }))
    app.clock.advance({ minutes: 1 })
  }
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof threadList>> = await threadList(app.visitor(), {}, { limit: 4, cursor })
    seen.push(...page.items.map(({ title }) => title))
    cursor = page.next
    // Somebody asks, and somebody answers in a thread that was shown and in one that was not yet.
    await aThread(app, { by: bob, title: `Asked meanwhile ${seen.length}` })
    for (const i of [11, 2]) await anAnswer(app, { to: { thread: (threads[i] ?? none()).thread }, by: bob })
    app.clock.advance({ minutes: 1 })
  } while (cursor !== null)

  expect(new Set(seen).size).toBe(seen.length)
  // Number 2 moved to the top of the first page before its turn came.
  expect(seen).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 1, 0].map((i) => `Thread number ${i}`))
  expect((await titles(app.visitor(), {})).slice(0, 6)).toContain('Thread number 2')
})

test('filters are counted together in one query, no further than asked, and only what a reader may see', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  for (let i = 0; i < 4; i++) await aThread(app, { by: ann })
  const gone = await aThread(app, { by: ann })
  await removePost(app.as(ann), { postId: gone.post.id })
  await anAnswer(app, { to: await aThread(app, { by: bob }), by: ann })
  const filters = {
    all: {},
    unanswered: { state: 'unanswered' },
    mine: { only: 'mine' },
    nothing: { tag: 'nothing' },
  } as const

  expect(await countThreads(app.as(ann), filters, 100)).toEqual({ all: 5, unanswered: 4, mine: 4, nothing: 0 })
  expect(await countThreads(app.as(ann), filters, 3)).toEqual({ all: 3, unanswered: 3, mine: 3, nothing: 0 })
  // One for all counts, and one for how much the reader watches.
  expect(await countQueries(app.as(ann), (ctx) => countThreads(ctx, filters, 100))).toBe(2)
})

test('what is pinned stands in the lists it was pinned in, until its time is over', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aCategory(app, 'billing')
  const { db } = app.app.platform.open
  const pin = async (title: string, scope: 'site' | 'category', until: string | null, category = 'general') => {
    const { thread } = await aThread(app, { by: ann, title, category })
    await db
      .updateTable('thread')
      .set({ pinned_in: scope, pinned_at: app.clock.now(), pinned_until: until })
      .where('id', '=', thread.id)
      .execute()
  }
  await pin('For everybody', 'site', null)
  await pin('For a day only', 'site', '2026-11-23T09:00:00.000Z')
  await pin('About billing', 'category', null, 'billing')
  const pinned = async (category: string | null) =>
    (await pinnedThreads(app.visitor(), { category })).map(({ title }) => title).sort()

  expect(await pinned(null)).toEqual(['For a day only', 'For everybody'])
  expect(await pinned('billing')).toEqual(['About billing', 'For a day only', 'For everybody'])
  app.clock.advance({ days: 2 })
  expect(await pinned('general')).toEqual(['For everybody'])
})
