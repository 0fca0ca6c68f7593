import { expect, test } from 'vitest'
import { manyCasesShape } from '#app/domain/cases/filters/input.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { changeCases } from '#app/domain/cases/work/change-cases.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const input = (given: Record<string, unknown>) => manyCasesShape.parse(given)

test('what refuses one case keeps none of the others, and says which and why', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const [first, second] = [await aPrivateCase(app, { of: ann }), await aPrivateCase(app, { of: bob })]
  await dismissCase(app.as(sam), { number: first.number, reason: null })
  const numbers = [first.number, 4_711, second.number]

  expect(await changeCases(app.as(sam), input({ numbers, act: 'category', category: 'price' }))).toMatchObject([
    { number: first.number, key: 'cases.errors.dismissed' },
    { number: 4_711, key: 'cases.errors.notFound' },
  ])
  expect((await caseByNumber(app.as(sam).read, second.number))?.category).toBe('price')
})

test('several cases are assigned, graded, resolved and closed with a reason', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const numbers = [(await aPrivateCase(app, { of: ann })).number, (await aPrivateCase(app, { of: bob })).number]
  const acts = [
    { act: 'assign', handle: 'sam' },
    { act: 'severity', severity: 'P3' },
    { act: 'resolve' },
    { act: 'close', reason: 'Solved by the update.' },
  ]
  for (const act of acts) expect(await changeCases(app.as(sam), input({ numbers, ...act }))).toEqual([])
  for (const number of numbers)
    expect(await casePage(app.as(sam), number)).toMatchObject({
      status: 'closed',
      severity: 'P3',
      assignee: { handle: 'sam' },
      notes: [{ html: expect.stringContaining('Solved by the update.') as string }],
    })
})

test('an open case is not closed over its solution', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { number } = await aPrivateCase(app, { of: ann })
  await transitionCase(app.as(sam), { number, note: null, act: 'waitForCustomer' })
  expect(await changeCases(app.as(sam), input({ numbers: [number], act: 'close', reason: 'Old' }))).toMatchObject([
    { number, key: 'cases.errors.noSuchStep' },
  ])
})

test('a form without a chosen case, and closing without a reason, are refused', () => {
  expect(manyCasesShape.safeParse({ act: 'resolve' }).success).toBe(false)
  expect(manyCasesShape.safeParse({ act: 'close', numbers: '1001' }).success).toBe(false)
  expect(input({ act: 'resolve', numbers: '1001', reason: '' })).toMatchObject({ numbers: [1001], reason: null })
})
