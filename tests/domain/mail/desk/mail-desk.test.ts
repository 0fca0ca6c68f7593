import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { deleteOldMails } from '#app/domain/mail/desk/delete-old-mails.server.ts'
import { mailHealth } from '#app/domain/mail/desk/mail-health.server.ts'
import { resendMail } from '#app/domain/mail/desk/resend-mail.server.ts'
import { sendTestMail } from '#app/domain/mail/desk/send-test-mail.server.ts'
import { suppressByHand } from '#app/domain/mail/desk/suppress-by-hand.server.ts'
import { listDevMails, readDevMail } from '#app/domain/mail/out/dev-mails.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { listMails } from '#app/domain/mail/queries/desk.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp } from '#tests/setup/test-app.ts'

const everything = { state: null, kind: null, address: '' }
const firstPage = { limit: 50, before: null }

test('an admin whose address is not confirmed is told so instead of waiting for a mail that never comes', async () => {
  const test = await testApp()
  const ada = await aMember(test, 'ada')
  await test.app.platform.open.db
    .updateTable('member')
    .set({ email_verified_at: null })
    .where('id', '=', ada.memberId ?? '')
    .execute()
  await expect(sendTestMail(test.as(ada))).rejects.toMatchObject({ kind: 'not_now', key: 'mail.desk.confirmFirst' })
  expect(await listMails(test.app.platform.open.reader, everything, firstPage)).toEqual([])
})

test('an admin sends a test mail, sees it in the list, and nobody else may', async () => {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: smtp.url })
  const ada = await aMember(test, 'ada', { email: 'ada@example.org' })
  await sendTestMail(test.as(ada))
  await test.drainJobs()
  expect(smtp.received.map(({ to }) => to)).toEqual([['ada@example.org']])
  expect(await listMails(test.app.platform.open.reader, everything, firstPage)).toMatchObject([
    { kind: 'test', state: 'sent', sent_to: 'ada@example.org', handle: 'ada' },
  ])
  const mo = await aMember(test, 'mo')
  await expect(sendTestMail(test.as(mo))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(mailHealth(test.as(mo))).rejects.toMatchObject({ kind: 'forbidden' })
})

test('mail that failed is sent again with all its tries; what was sent is not', async () => {
  const answer = { code: 550 }
  const smtp = await smtpServer({
    onRcptTo: (_address, _session, done) =>
      done(answer.code === 250 ? undefined : Object.assign(new Error('not now'), { responseCode: answer.code })),
  })
  const test = await testApp({ SMTP_URL: smtp.url })
  const ada = await aMember(test, 'ada')
  await test
    .as(systemActor)
    .write((tx) => queueMail(tx, { kind: 'test', address: 'a@example.com', language: 'en', payload: {}, key: 'a' }))
  await test.drainJobs()
  const { reader } = test.app.platform.open
  const [failed] = await listMails(reader, { ...everything, state: 'failed' }, firstPage)
  answer.code = 250
  await resendMail(test.as(ada), { id: failed?.id ?? '' })
  await test.drainJobs()
  expect(smtp.received).toHaveLength(1)
  await expect(resendMail(test.as(ada), { id: failed?.id ?? '' })).rejects.toMatchObject({ kind: 'not_now' })
  await expect(resendMail(test.as(ada), { id: 'mal_none' })).rejects.toMatchObject({ kind: 'not_found' })
})

test('an address that an admin suppressed gets nothing, also when a mail is sent again', async () => {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: smtp.url })
  const ada = await aMember(test, 'ada')
  await suppressByHand(test.as(ada), { address: 'A@example.com' })
  await test
    .as(systemActor)
    .write((tx) => queueMail(tx, { kind: 'test', address: 'a@example.com', language: 'en', payload: {}, key: 'a' }))
  await test.drainJobs()
  const [mail] = await listMails(test.app.platform.open.reader, everything, firstPage)
  await resendMail(test.as(ada), { id: mail?.id ?? '' })
  await test.drainJobs()
  expect(smtp.received).toEqual([])
  expect(await listMails(test.app.platform.open.reader, everything, firstPage)).toMatchObject([{ state: 'suppressed' }])
})

test('health says how mail goes, what waits too long and whether advertising may go, and holds no secret', async () => {
  const test = await testApp({
    SMTP_URL: 'smtp://user:hunter2-secret@127.0.0.1:1',
    DKIM_KEY_FILE: '/nowhere/key.pem',
    ORIGIN: 'https://community.example.com',
    SESSION_SECRET: 'x'.repeat(32),
  })
  const ada = await aMember(test, 'ada')
  await sendTestMail(test.as(ada))
  test.clock.advance({ minutes: 20 })
  const health = await mailHealth(test.as(ada))
  expect(health).toMatchObject({
    way: 'smtp',
    server: '127.0.0.1:1',
    sender: 'no-reply@community.example.com',
    dkim: 'broken',
    namesAdvertiser: false,
    lastSentAt: null,
    stuckSince: '2026-11-22T09:00:00.000Z',
    counts: { queued: 1 },
  })
  await test.drainJobs()
  expect(JSON.stringify([health, test.logged])).not.toContain('hunter2')
})

test('mail in files is read by the person at this machine alone', async () => {
  const test = await testApp()
  const ada = await aMember(test, 'ada')
  await sendTestMail(test.as(ada))
  await test.drainJobs()
  const [mail] = await listDevMails(test.visitor())
  expect(mail).toMatchObject({ subject: 'Test mail', at: '2026-11-22T09:00:00.000Z' })
  expect(await readDevMail(test.visitor(), mail?.file ?? '')).toMatchObject({ html: expect.stringMatching(/<table/) })
  await expect(listDevMails(test.visitor({ local: false }))).rejects.toMatchObject({ kind: 'not_found' })
  await expect(readDevMail(test.visitor(), '../session-secret')).rejects.toMatchObject({ kind: 'not_found' })
  test.app.platform.env.SMTP_URL = 'smtp://127.0.0.1:1'
  await expect(listDevMails(test.visitor())).rejects.toMatchObject({ kind: 'not_found' })
})

test('mail that ended two months ago is deleted, what waits is not', async () => {
  const test = await testApp()
  const ada = await aMember(test, 'ada')
  await sendTestMail(test.as(ada))
  await test.drainJobs()
  const inAYear = '2027-11-22T09:00:00.000Z'
  await test
    .as(systemActor)
    .write((tx) =>
      queueMail(tx, { kind: 'test', memberId: ada.memberId ?? '', payload: {}, key: 'later', dueAt: inAYear }),
    )
  test.clock.advance({ days: 61 })
  await deleteOldMails(test.app.context())
  expect(await listMails(test.app.platform.open.reader, everything, firstPage)).toMatchObject([{ state: 'queued' }])
})
