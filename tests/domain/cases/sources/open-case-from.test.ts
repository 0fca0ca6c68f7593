import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { openCaseFrom, type CaseSignal } from '#app/domain/cases/sources/open-case-from.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const fromScore = (test: TestApp, signal: Omit<CaseSignal, 'source' | 'subject'> & Partial<CaseSignal>) =>
  test
    .as(systemActor)
    .write((tx) => openCaseFrom(tx, { source: 'nps', subject: 'Recommends us with 3 of 10', ...signal }))

test('a low score opens a private case with what the customer said', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')

  const { case: opened, joined } = await fromScore(app, {
    customerId: ann.memberId ?? '',
    body: 'The bill was wrong **twice**.',
    reference: 'A-5512',
    product_version: '3.1.2',
  })

  expect(joined).toBe(false)
  expect(await casePage(app.as(sam), opened.number)).toMatchObject({
    source: 'nps',
    private: true,
    subject: 'Recommends us with 3 of 10',
    html: expect.stringContaining('<strong>twice</strong>') as string,
    reference: 'A-5512',
    productVersion: '3.1.2',
  })
  expect(await ownCasePage(app.as(ann), opened.number)).toMatchObject({ private: true, messages: [] })
})

test('a second signal joins the open case as a message and leaves its number', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const customerId = ann.memberId ?? ''
  const first = await fromScore(app, { customerId, body: '' })

  const second = await fromScore(app, { customerId, body: 'And now the app crashes, too.' })

  expect(second).toMatchObject({ joined: true, case: { number: first.case.number } })
  const page = await casePage(app.as(sam), first.case.number)
  expect(page.messages).toMatchObject([{ html: '<p>And now the app crashes, too.</p>', byStaff: false }])
  expect(page.timeline.map(({ kind }) => kind)).toEqual(['opened', 'joined', 'customer_wrote'])
})

test('a signal about a thread joins the case of that thread, and another one does not', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: ofThread, thread } = await aCase(app, { of: ann, by: sam })
  const customerId = ann.memberId ?? ''

  const about = await fromScore(app, { customerId, body: 'Still not solved.', threadId: thread.id })
  const apart = await fromScore(app, { customerId, body: 'Prices went up again.' })

  expect(about).toMatchObject({ joined: true, case: { number: ofThread.number } })
  expect(apart).toMatchObject({ joined: false, case: { private: 1 } })
})

test('after the solution a signal opens a case of its own', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const customerId = ann.memberId ?? ''
  const first = await fromScore(app, { customerId, body: 'Slow.' })
  await transitionCase(app.as(sam), { number: first.case.number, act: 'resolve', note: null })

  expect(await fromScore(app, { customerId, body: 'Slow again.' })).toMatchObject({ joined: false })
})
