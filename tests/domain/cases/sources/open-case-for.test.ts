import { expect, test } from 'vitest'
import type { z } from 'zod'
import { signedId } from '#app/core/links/signed-id.server.ts'
import { deleteOldContacts } from '#app/domain/cases/contact/delete-old-contacts.server.ts'
import { verifyFeedback } from '#app/domain/cases/contact/verify-feedback.server.ts'
import { openCaseForShape } from '#app/domain/cases/input.ts'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { openCaseFor } from '#app/domain/cases/sources/open-case-for.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aContactCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aProduct } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const said = (given: Partial<z.input<typeof openCaseForShape>>) =>
  openCaseForShape.parse({ body: 'The bill is wrong for the second time. Order 5512.', ...given })

test('what a customer told an agent becomes a private case that the customer sees', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await aProduct(app, 'meter')

  const { case: opened } = await openCaseFor(
    app.as(sam),
    said({ handle: '@ann', product: 'meter', reference: 'A-5512', severity: 'P1' }),
  )

  expect(opened).toMatchObject({ source: 'agent', severity: 'P1', private: 1, reference: 'A-5512' })
  expect(await ownCasePage(app.as(ann), opened.number)).toMatchObject({
    subject: 'The bill is wrong for the second time.',
  })
})

test('two calls of a customer may be about different things: two cases', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'ann', 'sam')
  const first = await openCaseFor(app.as(sam), said({ handle: 'ann' }))

  expect((await openCaseFor(app.as(sam), said({ handle: 'ann' }))).case.number).not.toBe(first.case.number)
})

test('a name or address that no member has is said at its field, and members open nothing for others', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')

  await expect(openCaseFor(app.as(sam), said({ handle: 'nobody' }))).rejects.toMatchObject({
    kind: 'invalid',
    fields: { handle: { key: 'cases.errors.noCustomer' } },
  })
  await expect(openCaseFor(app.as(sam), said({}))).rejects.toMatchObject({
    fields: { email: { key: 'cases.errors.noCustomer' } },
  })
  await expect(openCaseFor(app.as(ann), said({ handle: 'ann' }))).rejects.toMatchObject({ kind: 'forbidden' })
})

async function address(app: TestApp) {
  const { db } = app.app.platform.open
  const [request] = await db.selectFrom('feedback_request').selectAll().execute()
  return { request, token: signedId(app.app.platform.env, request?.id ?? '') }
}

test('an address without an account gets a case at once, and is used for nothing until its link is pressed', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const email = 'kim@example.org'
  const { case: opened } = await openCaseFor(app.as(sam), said({ email, name: 'Kim', channel: 'phone' }))
  const { number } = opened
  const before = await casePage(app.as(sam), number)
  expect(before).toMatchObject({ contact: null, waitsFor: { address: email }, customer: null })
  expect(before.timeline[0]).toMatchObject({ kind: 'opened', data: { channel: 'phone' } })
  await replyToCase(app.as(sam), { number, body: 'We look into it.', privately: true, wait: false })
  expect(await mailsTo(app, email)).toEqual(['feedbackConfirm'])

  const { token } = await address(app)
  expect(await verifyFeedback(app.visitor(), token)).toMatchObject({ case: { number }, member: false })
  expect(await verifyFeedback(app.visitor(), token)).toMatchObject({ case: { number } })
  expect(await casePage(app.as(sam), number)).toMatchObject({ contact: 'Kim', waitsFor: null })
  expect((await address(app)).request).toMatchObject({ address: '', name: '' })
  await replyToCase(app.as(sam), { number, body: 'It is mended.', privately: true, wait: false })
  expect(await mailsTo(app, email)).toEqual(['caseContact', 'feedbackConfirm'])
})

test('a link that is pressed too late confirms nothing', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  await openCaseFor(app.as(sam), said({ email: 'kim@example.org' }))
  const { token } = await address(app)
  app.clock.advance({ days: 4 })
  await expect(verifyFeedback(app.visitor(), token)).rejects.toMatchObject({ code: 'too_late' })
})

test('whoever has an account with that address by then is the customer', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const { case: opened } = await openCaseFor(app.as(sam), said({ email: 'kim@example.org' }))
  const kim = await aMember(app, 'kim', { email: 'kim@example.org' })
  const { token } = await address(app)
  expect(await verifyFeedback(app.visitor(), token)).toMatchObject({ member: true })
  expect(await ownCasePage(app.as(kim), opened.number)).toMatchObject({ number: opened.number })
})

test('a note stays with staff, and the customer sees its subject', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const note = { handle: 'ann', as: 'note', body: 'She shouted for ten minutes.' } as const
  await expect(openCaseFor(app.as(sam), said(note))).rejects.toMatchObject({
    fields: { subject: { key: 'opening.errors.noSubject' } },
  })
  const { case: opened } = await openCaseFor(app.as(sam), said({ ...note, subject: 'Wrong bill in May' }))
  expect(opened).toMatchObject({ subject: 'Wrong bill in May', body: '' })
  expect((await casePage(app.as(sam), opened.number)).notes).toHaveLength(1)
  expect(JSON.stringify(await ownCasePage(app.as(ann), opened.number))).not.toContain('shouted')
})

test('addresses of people without an account are deleted a year after their case was over', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const over = await aContactCase(app)
  const open = await aContactCase(app, { email: 'lee@example.org' })
  await transitionCase(app.as(sam), { number: over.number, note: null, act: 'resolve' })
  app.clock.advance({ days: 364 })
  await deleteOldContacts(app.as(sam))
  expect((await casePage(app.as(sam), over.number)).contact).toBe('Kim')
  app.clock.advance({ days: 2 })
  await deleteOldContacts(app.as(sam))
  expect((await casePage(app.as(sam), over.number)).contact).toBeNull()
  expect((await casePage(app.as(sam), open.number)).contact).toBe('Kim')
})

async function mailsTo({ app }: TestApp, email: string): Promise<string[]> {
  const rows = await app.platform.open.db.selectFrom('mail').select('kind').where('address', '=', email).execute()
  return rows.map(({ kind }) => kind).toSorted()
}
