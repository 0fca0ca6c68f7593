// On both databases: a correlated subquery over decisions.
import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { remindOfConsent } from '#app/domain/mail/consent/remind-of-consent.server.ts'
import { setAdvertisingConsent } from '#app/domain/mail/consent/set-advertising-consent.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { sendMails } from '#app/domain/mail/out/send-mails.server.ts'
import { mails } from '#app/mails.server.ts'
import { mailKinds } from '#app/registry/mail-kinds.ts'
import { aMember } from '#tests/factories/members.ts'
import { readMail, smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const yes = { advertising: true, night: false }
const no = { advertising: false, night: false }

/** Sends what is due as if the kind `test` were advertising. */
const sendAsAdvertising = ({ app }: TestApp) =>
  sendMails(app.context(), mails, { ...mailKinds, test: { ...mailKinds.test, purpose: 'advertising' } })

async function advertiser(): Promise<{ test: TestApp; smtp: Awaited<ReturnType<typeof smtpServer>> }> {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: smtp.url })
  await test.set('mail.company', '주식회사 하루와트')
  await test.set('mail.contactAddress', 'help@haruwatt.example')
  await test.set('mail.contactPhone', '02-000-0000')
  await test.set('mail.postalAddress', '서울시 성동구 왕십리로 00')
  return { test, smtp }
}

async function advertise(test: TestApp, memberId: string, key: string): Promise<string> {
  await test.as(systemActor).write((tx) => queueMail(tx, { kind: 'test', memberId, payload: {}, key }))
  await sendAsAdvertising(test)
  const { db } = test.app.platform.open
  const row = await db.selectFrom('mail').select(['state', 'note']).where('key', '=', key).executeTakeFirstOrThrow()
  return row.note === null ? row.state : `${row.state}: ${row.note}`
}

test('advertising goes only to members who consented, and no longer once they refused', async () => {
  const { test, smtp } = await advertiser()
  const ann = await aMember(test, 'ann')
  const memberId = ann.memberId ?? ''
  expect(await advertise(test, memberId, 'a')).toBe('cancelled: no consent to advertising')
  await setAdvertisingConsent(test.as(ann), yes)
  expect(await advertise(test, memberId, 'b')).toMatch(/^sent/)
  await setAdvertisingConsent(test.as(ann), no)
  expect(await advertise(test, memberId, 'c')).toBe('cancelled: no consent to advertising')
  const subjects = await Promise.all(smtp.received.map(async ({ raw }) => (await readMail(raw)).subject ?? ''))
  expect(subjects.filter((subject) => subject.startsWith('(광고)'))).toHaveLength(1)
})

test('advertising names its sender with every contact, and a free refusal in Korean and English; without them it does not go', async () => {
  const { test, smtp } = await advertiser()
  const ann = await aMember(test, 'ann')
  await setAdvertisingConsent(test.as(ann), yes)
  await test.drainJobs()
  expect(await advertise(test, ann.memberId ?? '', 'a')).toMatch(/^sent/)
  const { subject, text, html } = await readMail(smtp.received.at(-1)?.raw ?? '')
  expect(subject).toMatch(/^\(광고\) \S/)
  for (const body of [text, html]) {
    expect(body).toContain('주식회사 하루와트 · help@haruwatt.example · 02-000-0000 · 서울시 성동구 왕십리로 00')
    expect(body).toContain('수신거부 · Unsubscribe')
    expect(body).toContain('비용은 들지 않아요')
    expect(body).toContain('It costs nothing')
  }
  await test.set('mail.contactPhone', '')
  expect(await advertise(test, ann.memberId ?? '', 'b')).toMatch(/^cancelled: the sender is not named/)
})

test('at night advertising waits for the morning, unless the member consented to that too', async () => {
  const { test } = await advertiser()
  const ann = await aMember(test, 'ann')
  const bob = await aMember(test, 'bob')
  await setAdvertisingConsent(test.as(ann), yes)
  await setAdvertisingConsent(test.as(bob), { advertising: true, night: true })
  test.clock.set('2026-11-23T13:00:00.000Z') // 22:00 in Seoul
  expect(await advertise(test, ann.memberId ?? '', 'ann')).toBe('queued')
  expect(await advertise(test, bob.memberId ?? '', 'bob')).toMatch(/^sent/)
  test.clock.set('2026-11-23T23:00:30.000Z')
  await sendAsAdvertising(test)
  const { db } = test.app.platform.open
  expect(await db.selectFrom('mail').select('state').where('key', '=', 'ann').execute()).toEqual([{ state: 'sent' }])
})

test('every decision is kept with its day and the version of the words, and its result is told once', async () => {
  const { test, smtp } = await advertiser()
  const ann = await aMember(test, 'ann')
  await setAdvertisingConsent(test.as(ann), { advertising: true, night: true })
  expect(await setAdvertisingConsent(test.as(ann), { advertising: true, night: true })).toEqual({ changed: false })
  test.clock.advance({ days: 1 })
  await setAdvertisingConsent(test.as(ann), { advertising: false, night: true })
  await test.drainJobs()
  const { db } = test.app.platform.open
  expect(
    await db
      .selectFrom('advertising_consent')
      .select(['scope', 'given', 'at', 'wording', 'how'])
      .orderBy('id')
      .execute(),
  ).toMatchObject([
    { scope: 'advertising', given: 1, at: '2026-11-22T09:00:00.000Z', wording: '2026-11-30', how: 'settings' },
    { scope: 'night', given: 1 },
    { scope: 'advertising', given: 0, at: '2026-11-23T09:00:00.000Z' },
    { scope: 'night', given: 0 },
  ])
  expect(await test.recordedEvents()).toEqual([
    'advertising.consented',
    'advertising.consented',
    'advertising.refused',
    'advertising.refused',
  ])
  // Of the four results two were overtaken before they were sent.
  expect(smtp.received).toHaveLength(2)
})

test('a consent is recalled every two years with its day, and goes on when nothing is answered', async () => {
  const { test, smtp } = await advertiser()
  const ann = await aMember(test, 'ann')
  const bob = await aMember(test, 'bob')
  await setAdvertisingConsent(test.as(ann), yes)
  await setAdvertisingConsent(test.as(bob), yes)
  await setAdvertisingConsent(test.as(bob), no)
  await test.drainJobs()
  smtp.received.length = 0
  test.clock.advance({ days: 729 })
  expect(await remindOfConsent(test.app.context())).toBe(0)
  test.clock.advance({ days: 1 })
  expect(await remindOfConsent(test.app.context())).toBe(1)
  expect(await remindOfConsent(test.app.context())).toBe(0)
  await test.drainJobs()
  expect(smtp.received).toHaveLength(1)
  const { text, headers } = await readMail(smtp.received[0]?.raw ?? '')
  expect(text).toContain('November 22, 2026')
  expect(headers.has('list-unsubscribe') || headers.has('list')).toBe(true)
  expect(await advertise(test, ann.memberId ?? '', 'a')).toMatch(/^sent/)
})
