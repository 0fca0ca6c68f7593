// On both databases: conditions and orders of the list of cases.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { deleteFilter } from '#app/domain/cases/filters/delete-filter.server.ts'
import { saveFilter } from '#app/domain/cases/filters/save-filter.server.ts'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { caseBoard } from '#app/domain/cases/queries/board.server.ts'
import { caseList, type CaseFilter } from '#app/domain/cases/queries/list.server.ts'
import { savedFilters } from '#app/domain/cases/queries/saved-filters.server.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { classifyCase } from '#app/domain/cases/work/classify-case.server.ts'
import { followCase } from '#app/domain/cases/work/follow-case.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aCase, aPrivateCase } from '#tests/factories/cases.ts'
import { aSoldProduct } from '#tests/factories/catalogue.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const numbersOf = async (app: TestApp, by: Actor, filter: CaseFilter, sort?: Parameters<typeof caseList>[3]) =>
  (await caseList(app.as(by), filter, { limit: 20, cursor: null }, sort)).items.map(({ number }) => number)

async function staffed() {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { ann, bob, sam, ada } = await people(app, 'ann', 'bob', 'sam', 'ada')
  return { app, ann, bob, sam, ada, tara: await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] }) }
}

test('cases are found by category, source, age, product and tag, and by whether one follows them', async () => {
  const { app, ann, bob, sam, ada } = await staffed()
  await aSoldProduct(app, ada, 'meter')
  const thread = await aThread(app, { by: ann, product: 'meter', tags: ['heat'] })
  const ofMeter = await openCase(app.as(sam), { postId: thread.post.id, severity: 'P2', category: 'defect' })
  app.clock.advance({ days: 4 })
  const other = await aPrivateCase(app, { of: bob })
  await classifyCase(app.as(sam), { number: other.number, severity: 'P3', category: 'price' })
  await followCase(app.as(sam), { number: other.number, follow: true })

  expect(await numbersOf(app, sam, { category: 'price' })).toEqual([other.number])
  expect(await numbersOf(app, sam, { source: 'feedback' })).toEqual([other.number])
  expect(await numbersOf(app, sam, { days: 3 })).toEqual([ofMeter.number])
  expect(await numbersOf(app, sam, { product: 'meter' })).toEqual([ofMeter.number])
  expect(await numbersOf(app, sam, { tag: 'heat' })).toEqual([ofMeter.number])
  expect(await numbersOf(app, sam, { followed: true })).toEqual([other.number])
  expect(await numbersOf(app, ada, { followed: true })).toEqual([])
  expect(await numbersOf(app, sam, { tier: 'champion' })).toEqual([])
})

test('the list can begin with the newest, the oldest or what changed last, page by page', async () => {
  const { app, ann, bob, sam } = await staffed()
  const numbers: number[] = []
  for (const of of [ann, bob, sam]) {
    numbers.push((await aPrivateCase(app, { of })).number)
    app.clock.advance({ minutes: 5 })
  }
  const [first = 0, second = 0, third = 0] = numbers
  await classifyCase(app.as(sam), { number: second, severity: 'P2', category: 'other' })
  expect(await numbersOf(app, sam, {}, 'newest')).toEqual([third, second, first])
  expect(await numbersOf(app, sam, {}, 'oldest')).toEqual([first, second, third])
  expect((await numbersOf(app, sam, {}, 'news'))[0]).toBe(second)
  const seen: number[] = []
  for (let cursor: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof caseList>> = await caseList(app.as(sam), {}, { limit: 1, cursor }, 'oldest')
    seen.push(...page.items.map(({ number }) => number))
    cursor = page.next
    if (cursor === null) break
  }
  expect(seen).toEqual([first, second, third])
})

test('cases of colleagues who are away are a list of their own', async () => {
  const { app, ann, bob, sam, tara } = await staffed()
  const [hers, his] = [await aPrivateCase(app, { of: ann }), await aPrivateCase(app, { of: bob })]
  await takeCase(app.as(tara), { number: hers.number })
  await takeCase(app.as(sam), { number: his.number })
  await addAbsence(app.as(sam), 'tara', { from: '2026-11-23', to: null })
  expect(await numbersOf(app, sam, { assignee: 'away' })).toEqual([hers.number])
})

test('the board has a column for each open status, what falls due first on top, and counts the rest', async () => {
  const { app, ann, bob, sam } = await staffed()
  const one = await aCase(app, { of: ann, by: sam, severity: 'P3' })
  const two = await aCase(app, { of: bob, by: sam, severity: 'P1' })
  const waits = await aPrivateCase(app, { of: ann })
  await transitionCase(app.as(sam), { number: waits.number, note: null, act: 'waitForCustomer' })
  const board = await caseBoard(app.as(sam))
  expect(board.map(({ status, total, cases }) => [status, total, cases.map(({ number }) => number)])).toEqual([
    ['new', 2, [two.case.number, one.case.number]],
    ['acknowledged', 0, []],
    ['waiting_staff', 0, []],
    ['waiting_customer', 1, [waits.number]],
  ])
  await expect(caseBoard(app.as(ann))).toFailWith('forbidden')
})

test('a saved filter is one’s own, or of all staff when it is shared; only its owner deletes it', async () => {
  const { app, sam, tara } = await staffed()
  const own = await saveFilter(app.as(sam), { name: 'Mine', query: 'severity=P1', shared: false })
  const shared = await saveFilter(app.as(sam), { name: 'Bills', query: 'category=price', shared: true })
  const names = async (by: Actor) => (await savedFilters(app.as(by).read, by.memberId ?? '')).map(({ name }) => name)
  expect(await names(sam)).toEqual(['Bills', 'Mine'])
  expect(await names(tara)).toEqual(['Bills'])
  await expect(deleteFilter(app.as(tara), shared)).toFailWith('not_found')
  await deleteFilter(app.as(sam), own)
  expect(await names(sam)).toEqual(['Bills'])
})
