import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { acceptAnswer } from '#app/domain/threads/accept-answer.server.ts'
import { castVote } from '#app/domain/threads/cast-vote.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/close-as-duplicate.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import type { ThreadFilter } from '#app/domain/threads/queries/thread-list.server.ts'
import { threadSummaries } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { removePost } from '#app/domain/threads/remove-post.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aProduct, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function titles(ctx: Ctx, filter: ThreadFilter): Promise<string[]> {
  return (await threadList(ctx, filter, { limit: 50, cursor: null })).items.map(({ title }) => title)
}

test('threads stand by last activity, by age or by votes', async () => {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  const oldest = await aThread(app, { by: ann, title: 'The oldest one' })
  app.clock.advance({ hours: 1 })
  const middle = await aThread(app, { by: ann, title: 'The middle one' })
  app.clock.advance({ hours: 1 })
  await aThread(app, { by: ann, title: 'The newest one' })
  app.clock.advance({ hours: 1 })
  await anAnswer(app, { to: oldest, by: bob })
  await castVote(app.as(bob), { postId: middle.post.id, value: 1 })

  expect(await titles(app.visitor(), { sort: 'active' })).toEqual(['The oldest one', 'The newest one', 'The middle one'])
  expect(await titles(app.visitor(), { sort: 'new' })).toEqual(['The newest one', 'The middle one', 'The oldest one'])
  expect((await titles(app.visitor(), { sort: 'votes' }))[0]).toBe('The middle one')
})

test('unanswered, unsolved and solved are what they say, and leave duplicates aside', async () => {
  const app = await testApp()
  const [ann, bob, mo] = [await aMember(app, 'ann'), await aMember(app, 'bob'), await aMember(app, 'mo')]
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
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  await aCategory(app, 'billing')
  await aProduct(app, 'meter')
  await aThread(app, { by: ann, title: 'Tagged router', tags: ['router'] })
  await aThread(app, { by: bob, title: 'Tagged router too', tags: ['router', 'solar'], category: 'billing', product: 'meter' })

  expect((await titles(app.visitor(), { tag: 'router' })).sort()).toEqual(['Tagged router', 'Tagged router too'])
  expect(await titles(app.visitor(), { tag: 'router', author: 'ann' })).toEqual(['Tagged router'])
  expect(await titles(app.visitor(), { category: 'billing' })).toEqual(['Tagged router too'])
  expect(await titles(app.visitor(), { product: 'meter', tag: 'solar' })).toEqual(['Tagged router too'])
  expect(await titles(app.visitor(), { category: 'nowhere' })).toEqual([])
})

test('a row says what a list shows, with names in the language of the reader', async () => {
  const app = await testApp()
  const [ann, sam] = [await aMember(app, 'ann'), await aMember(app, 'sam')]
  const asked = await aThread(app, { by: ann, tags: ['router'] })
  await anAnswer(app, { to: asked, by: sam })

  const [row] = (await threadList(app.visitor({ locale: 'ko' }), {}, { limit: 1, cursor: null })).items

  expect(row).toMatchObject({
    category: { slug: 'general', name: '일반' }, tags: ['router'], author: { handle: 'ann', name: 'Ann' }, lastBy: { handle: 'sam' }, answerCount: 1, staffAnswered: true, acceptedPostId: null,
  })
})

for (const sort of ['active', 'new', 'votes'] as const) {
  test(`pages by ${sort} follow each other without a gap or a repetition, also between equals`, async () => {
    const app = await testApp()
    const ann = await aMember(app, 'ann')
    for (let i = 0; i < 7; i++) await aThread(app, { by: ann, title: `Thread number ${i}` })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof threadList>> = await threadList(app.visitor(), { sort }, { limit: 3, cursor })
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
  const [first, second, gone] = [await aThread(app, { by: ann }), await aThread(app, { by: ann }), await aThread(app, { by: ann })]
  await removePost(app.as(ann), { postId: gone.post.id })

  const summaries = await threadSummaries(app.as(ann), [second.thread.id, gone.thread.id, first.thread.id])

  expect(summaries.map(({ id }) => id)).toEqual([second.thread.id, first.thread.id])
})
