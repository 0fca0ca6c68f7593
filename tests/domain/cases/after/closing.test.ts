import { expect, test } from 'vitest'
import { closeResolved } from '#app/domain/cases/after/close-resolved.server.ts'
import { continueCase } from '#app/domain/cases/after/continue-case.server.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { aCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('fourteen days after it was resolved a case is closed, and its customer is told', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: row } = await aCase(app, { of: ann, by: sam })
  await transitionCase(app.as(sam), { number: row.number, note: null, act: 'resolve' })
  app.clock.advance({ days: 14, minutes: -1 })
  expect(await closeResolved(app.visitor())).toBe(0)
  app.clock.advance({ minutes: 1 })
  expect([await closeResolved(app.visitor()), await closeResolved(app.visitor())]).toEqual([1, 0])
  expect(await caseByNumber(app.app.platform.open.db, row.number)).toMatchObject({ status: 'closed' })
  await app.drainJobs()
  const told = await notifications(app.as(ann), { unread: false, show: null }, { limit: 20, cursor: null })
  expect(told.items.map(({ kind }) => kind)).toContain('caseClosed')
})

test('within fourteen days a message of the customer opens the case again; afterwards it begins a new one', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const { case: row } = await aCase(app, { of: ann, by: sam })
  const resolve = () => transitionCase(app.as(sam), { number: row.number, note: null, act: 'resolve' })
  await resolve()
  expect((await ownCasePage(app.as(ann), row.number)).writing).toBe('reopens')
  await expect(continueCase(app.as(ann), { number: row.number, body: 'It is back.' })).toFailWith('not_now')
  expect(await customerReply(app.as(ann), { number: row.number, body: 'It is back.' })).toMatchObject({
    status: 'waiting_staff',
  })
  await resolve()
  app.clock.advance({ days: 15 })
  expect((await ownCasePage(app.as(ann), row.number)).writing).toBe('continues')
  await expect(continueCase(app.as(bob), { number: row.number, body: 'Mine too.' })).toFailWith('not_found')

  const next = await continueCase(app.as(ann), { number: row.number, body: 'It is back again.' })

  expect(next).toMatchObject({ private: 1, subject: row.subject, earlier_case_id: row.id, status: 'new' })
  expect((await ownCasePage(app.as(ann), next.number)).earlier).toEqual({ number: row.number, subject: row.subject })
})
