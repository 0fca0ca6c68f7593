// On both databases: SQL of its own.
import { expect, test } from 'vitest'
import { caseList, countCases, type CaseFilter } from '#app/domain/cases/queries/list.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** Six cases of Ann, one of each state that matters for the order, and Sam who works on them. */
async function sixCases() {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const numbers: number[] = []
  for (let i = 0; i < 6; i++) {
    const { number } = await aPrivateCase(app, { of: ann })
    await setSeverity(app.as(sam), { number, severity: 'P3' })
    numbers.push(number)
    app.clock.advance({ minutes: 1 })
  }
  const [calm = 0, grave = 0, waiting = 0, solved = 0, answered = 0, dismissed = 0] = numbers
  await setSeverity(app.as(sam), { number: grave, severity: 'P1' })
  await transitionCase(app.as(sam), { number: waiting, note: null, act: 'waitForCustomer' })
  await transitionCase(app.as(sam), { number: solved, note: null, act: 'resolve' })
  await replyToCase(app.as(sam), { number: answered, body: 'On it.', privately: false, wait: false })
  await dismissCase(app.as(sam), { number: dismissed, reason: null })
  const numbersOf = async (filter: CaseFilter, limit = 20) =>
    (await caseList(app.as(sam), filter, { limit, cursor: null })).items.map(({ number }) => number)
  return { app, ann, sam, calm, grave, waiting, solved, answered, dismissed, numbersOf }
}

test('cases are ordered by what falls due next, then those that wait on the customer, then those that are over', async () => {
  const { numbersOf, grave, calm, answered, waiting, solved } = await sixCases()
  // The answered one has until its resolution, seven working days; the calm one until its first response.
  expect(await numbersOf({})).toEqual([grave, calm, answered, waiting, solved])
})

test('filters narrow by status, severity, assignee and due time', async () => {
  const { app, sam, numbersOf, grave, calm, answered, waiting, solved, dismissed } = await sixCases()
  await takeCase(app.as(sam), { number: calm })
  expect(await numbersOf({ status: 'open' })).toEqual([grave, calm, answered, waiting])
  expect(await numbersOf({ status: 'resolved' })).toEqual([solved])
  expect(await numbersOf({ status: 'closed' })).toEqual([dismissed])
  expect(await numbersOf({ severity: 'P1' })).toEqual([grave])
  expect(await numbersOf({ assignee: 'me' })).toEqual([calm, answered])
  expect(await numbersOf({ assignee: 'none', status: 'open' })).toEqual([grave, waiting])
  expect(await numbersOf({ assignee: 'sam' })).toEqual([calm, answered])
  expect(await numbersOf({ due: 'today' })).toEqual([grave])
  expect(await numbersOf({ due: 'overdue' })).toEqual([])
  app.clock.advance({ hours: 3 })
  expect(await numbersOf({ due: 'overdue' })).toEqual([grave])
  expect(await countCases(app.as(sam), [{ status: 'open' }, { assignee: 'me' }])).toEqual([4, 2])
})

test('pages by key show every case once, in the same order', async () => {
  const { app, sam, numbersOf } = await sixCases()
  const all = await numbersOf({})
  const paged: number[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof caseList>> = await caseList(app.as(sam), {}, { limit: 2, cursor })
    paged.push(...page.items.map(({ number }) => number))
    cursor = page.next
  } while (cursor !== null)
  expect(paged).toEqual(all)
})

test('nobody but staff sees the list, and a broken cursor is refused', async () => {
  const { app, ann, sam } = await sixCases()
  await expect(caseList(app.as(ann), {}, { limit: 5, cursor: null })).toFailWith('forbidden')
  await expect(caseList(app.as(sam), {}, { limit: 5, cursor: 'x' })).toFailWith('invalid', 'errors.badCursor')
})
