// On both databases: the query of My day.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { endReminder } from '#app/domain/cases/day/end-reminder.server.ts'
import { reminderShape } from '#app/domain/cases/day/input.ts'
import { setReminder } from '#app/domain/cases/day/set-reminder.server.ts'
import { ownDay } from '#app/domain/cases/queries/day.server.ts'
import { nextCase } from '#app/domain/cases/queries/next-case.server.ts'
import { classifyCase } from '#app/domain/cases/work/classify-case.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** A Monday morning in Seoul, with business hours to come. */
async function monday() {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { sam, tara } = { ...(await people(app, 'sam')), tara: await aMember(app, 'tara', { roles: ['agent'] }) }
  return { app, sam, tara }
}
let customers = 0
const taken = async (app: TestApp, by: Actor): Promise<{ number: number; of: Actor }> => {
  customers += 1
  const of = await aMember(app, `customer${customers}`)
  const { number } = await aPrivateCase(app, { of })
  await takeCase(app.as(by), { number })
  await classifyCase(app.as(by), { number, severity: 'P3', category: 'price' })
  return { number, of }
}
const shown = async (app: TestApp, by: Actor) =>
  (await ownDay(app.as(by))).map(({ case: view, reasons }) => [view.number, reasons[0]])

test('the day is in the order of its reasons, and what falls due first goes first within one', async () => {
  const { app, sam, tara } = await monday()
  const [fresh, urgent, answered, waiting, others] = [
    await taken(app, sam),
    await taken(app, sam),
    await taken(app, sam),
    await taken(app, sam),
    await taken(app, tara),
  ]
  await setSeverity(app.as(sam), { number: urgent.number, severity: 'P1' })
  for (const { number } of [answered, waiting])
    await replyToCase(app.as(sam), { number, body: 'We look into it.', privately: true, wait: true })
  await customerReply(app.as(answered.of), { number: answered.number, body: 'Here is my number.' })

  expect(await shown(app, sam)).toEqual([
    [urgent.number, 'short'],
    [answered.number, 'wrote'],
    [fresh.number, 'first'],
    [waiting.number, 'waits'],
  ])
  expect(await shown(app, tara)).toEqual([[others.number, 'first']])
})

test('what one wanted to come back to is there on that day, until it is done, also when the case is closed', async () => {
  const { app, sam } = await monday()
  const { number } = await taken(app, sam)
  await transitionCase(app.as(sam), { number, note: null, act: 'resolve' })
  const id = await setReminder(app.as(sam), number, { day: '2026-11-24', reason: 'Ask again', promised: true })
  expect(await shown(app, sam)).toEqual([])

  app.clock.set('2026-11-23T16:00:00.000Z')
  expect((await ownDay(app.as(sam)))[0]).toMatchObject({
    reasons: ['promised'],
    reminder: { reason: 'Ask again' },
  })
  await endReminder(app.as(sam), id)
  await endReminder(app.as(sam), id)
  expect(await shown(app, sam)).toEqual([])
})

test('reminders are one’s own, of a day to come, with a reason', async () => {
  const { app, sam, tara } = await monday()
  const { number } = await taken(app, sam)
  const id = await setReminder(app.as(sam), number, { day: '2026-11-23', reason: 'Ask', promised: false })
  await expect(endReminder(app.as(tara), id)).toFailWith('not_found')
  await expect(setReminder(app.as(sam), number, { day: '2026-11-22', reason: 'Ask', promised: false })).toFailWith(
    'invalid',
    'work.errors.dayOver',
  )
  expect(reminderShape.safeParse({ day: '2026-11-31', reason: 'Ask' }).success).toBe(false)
  expect(reminderShape.safeParse({ day: '2026-11-30', reason: ' ' }).success).toBe(false)
})

test('the next case is the first of the day that is not this one and does not only wait', async () => {
  const { app, sam } = await monday()
  const [first, second, waiting] = [await taken(app, sam), await taken(app, sam), await taken(app, sam)]
  await transitionCase(app.as(sam), { number: waiting.number, note: null, act: 'waitForCustomer' })
  expect(await nextCase(app.as(sam), first.number)).toMatchObject({ number: second.number })
  await transitionCase(app.as(sam), { number: second.number, note: null, act: 'resolve' })
  expect(await nextCase(app.as(sam), first.number)).toBeNull()
  const free = await aPrivateCase(app, { of: await aMember(app, 'cho') })
  expect(await nextCase(app.as(sam), first.number)).toMatchObject({ number: free.number })
})

test('the day takes as many statements for six cases as for one', async () => {
  const { app, sam } = await monday()
  await taken(app, sam)
  // The calendar of the promises is read once.
  await ownDay(app.as(sam))
  const one = await countQueries(app.as(sam), (ctx) => ownDay(ctx))
  for (let i = 0; i < 5; i++) await taken(app, sam)
  expect(await countQueries(app.as(sam), (ctx) => ownDay(ctx))).toBe(one)
})
