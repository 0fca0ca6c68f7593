// On both databases: sums by cause, and the tree.
import { expect, test } from 'vitest'
import { dropCause } from '#app/domain/cases/causes/drop-cause.server.ts'
import { putCauseShape } from '#app/domain/cases/causes/input.ts'
import { moveCause } from '#app/domain/cases/causes/move-cause.server.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { saveCause } from '#app/domain/cases/causes/save-cause.server.ts'
import { caseCauses, causeLines, causePage } from '#app/domain/cases/queries/causes.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { aCase, aCause, aPrivateCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('what hurts most comes first: customers are counted once, dismissed cases not at all, fixed causes come last', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const [billing, reading, app1] = [
    await aCause(app, { by: sam, name: 'Billing' }),
    await aCause(app, { by: sam, name: 'Reading missing' }),
    await aCause(app, { by: sam, name: 'App' }),
  ]
  const child = await aCause(app, { by: sam, name: 'Double charge', parent: billing.id, owner: 'sam' })
  const first = (await aCase(app, { of: ann, by: sam })).case
  app.clock.advance({ days: 40 })
  const [second, third, no] = [
    await aPrivateCase(app, { of: ann }),
    await aPrivateCase(app, { of: bob }),
    await aPrivateCase(app, { of: bob }),
  ]
  await putCause(app.as(sam), { causeId: reading.id, numbers: [first.number, second.number, third.number] })
  await putCause(app.as(sam), { causeId: child.id, numbers: [first.number, no.number] })
  await putCause(app.as(sam), { causeId: app1.id, numbers: [first.number, third.number] })
  await dismissCase(app.as(sam), { number: no.number, reason: null })
  await moveCause(app.as(sam), app1.id, { to: 'fixed' })

  const lines = await causeLines(app.as(sam), 'customers')

  expect(lines.map(({ name, customers }) => [name, customers])).toEqual([
    ['Reading missing', 2],
    ['Double charge', 1],
    ['Billing', 0],
    ['App', 2],
  ])
  expect(lines[0]).toMatchObject({ cases: 3, recent: 2, before: 1 })
  expect(lines[1]).toMatchObject({ above: ['Billing'], owner: { handle: 'sam' } })
  expect((await causeLines(app.as(sam), 'tree')).map(({ name }) => name)).toEqual([
    'App',
    'Billing',
    'Double charge',
    'Reading missing',
  ])
  await expect(causeLines(app.as(ann), 'customers')).toFailWith('forbidden')
})

test('a cause is put on many cases at once, or on none when one of the numbers is wrong', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const cause = await aCause(app, { by: sam })
  const cases = [await aPrivateCase(app, { of: ann }), await aPrivateCase(app, { of: ann })]
  const numbers = putCauseShape.parse({ causeId: cause.id, numbers: `C-${cases[0]?.number}, ${cases[1]?.number}` })
  await expect(putCause(app.as(sam), { causeId: cause.id, numbers: [1001, 9999] })).toFailWith('not_found')
  expect([await putCause(app.as(sam), numbers), await putCause(app.as(sam), numbers)]).toEqual([2, 0])

  await dropCause(app.as(sam), { causeId: cause.id, number: cases[0]?.number ?? 0 })

  expect((await causePage(app.as(sam), cause.id)).lately.map(({ number }) => number)).toEqual([cases[1]?.number])
  expect(await caseCauses(app.as(sam), cases[1]?.id ?? '')).toMatchObject({ own: [{ name: cause.name }], others: [] })
  await expect(putCause(app.as(ann), numbers)).toFailWith('forbidden')
})

test('a cause is part of no cause below itself, and belongs to staff', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'ann', 'sam')
  const top = await aCause(app, { by: sam, name: 'Billing' })
  const below = await aCause(app, { by: sam, name: 'Double charge', parent: top.id })
  const given = { name: 'Billing', note: '', owner: null }
  for (const parent of [top.id, below.id, 'rcs_none'])
    await expect(saveCause(app.as(sam), top.id, { ...given, parent })).toFailWith('invalid')
  await expect(saveCause(app.as(sam), top.id, { ...given, parent: null, owner: 'ann' })).toFailWith('invalid')
})

test('a cause goes the way of its states, and begins a new round when it is opened again', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const { id } = await aCause(app, { by: sam })
  await expect(moveCause(app.as(sam), id, { to: 'verified' })).toFailWith('not_now')
  for (const to of ['planned', 'fixed', 'verified'] as const) await moveCause(app.as(sam), id, { to })
  expect(await moveCause(app.as(sam), id, { to: 'open' })).toMatchObject({ state: 'open', round: 1, fixed_at: null })
})
