// On both databases: rows are claimed under a lock.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import type { MailReading } from '#app/domain/mail/mail.ts'
import { queueMail, queueMails, type MailToQueue } from '#app/domain/mail/out/queue-mail.server.ts'
import { sendMails } from '#app/domain/mail/out/send-mails.server.ts'
import { mails } from '#app/mails.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const queue = ({ as }: TestApp, mail: MailToQueue) => as(systemActor).write((tx) => queueMail(tx, mail))
const rows = ({ app }: TestApp) =>
  app.platform.open.db
    .selectFrom('mail')
    .select(['key', 'state', 'attempts', 'sent_to', 'note'])
    .orderBy('id')
    .execute()

test('a mail is queued once per key and goes to the address of its reader in the language of the reader', async () => {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: smtp.url })
  const ann = await aMember(test, 'ann', { email: 'ann@example.net' })
  const memberId = ann.memberId ?? ''
  await queue(test, { kind: 'test', memberId, payload: {}, key: 'test:1' })
  await queue(test, { kind: 'test', memberId, payload: {}, key: 'test:1' })
  await queue(test, { kind: 'test', address: 'New@Example.com', language: 'ko', payload: {}, key: 'test:2' })
  await test.drainJobs()
  expect(smtp.received.map(({ to }) => to).sort()).toEqual([['ann@example.net'], ['new@example.com']])
  expect(await rows(test)).toEqual([
    { key: 'test:1', state: 'sent', attempts: 0, sent_to: 'ann@example.net', note: expect.stringMatching(/^250 /) },
    { key: 'test:2', state: 'sent', attempts: 0, sent_to: 'new@example.com', note: expect.stringMatching(/^250 /) },
  ])
})

test('a refusal for the moment is tried again with a growing wait, and fails after the last try', async () => {
  const smtp = await smtpServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('mailbox busy'), { responseCode: 450 })),
  })
  const test = await testApp({ SMTP_URL: smtp.url })
  await queue(test, { kind: 'test', address: 'a@example.com', language: 'en', payload: {}, key: 'test:1' })
  await test.drainJobs()
  expect(await rows(test)).toMatchObject([{ state: 'queued', attempts: 1 }])
  await test.drainJobs()
  expect(await rows(test), 'not before its wait is over').toMatchObject([{ attempts: 1 }])
  for (let hour = 0; hour < 72; hour++) {
    test.clock.advance({ hours: 1 })
    await test.drainJobs()
  }
  expect(await rows(test)).toMatchObject([{ state: 'failed', note: expect.stringMatching(/450 mailbox busy/) }])
})

test('a refusal for good fails at once and the next mail goes', async () => {
  const smtp = await smtpServer({
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('gone') ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }) : undefined,
      ),
  })
  const test = await testApp({ SMTP_URL: smtp.url })
  await queue(test, { kind: 'test', address: 'gone@example.com', language: 'en', payload: {}, key: 'test:1' })
  await queue(test, { kind: 'test', address: 'here@example.com', language: 'en', payload: {}, key: 'test:2' })
  await test.drainJobs()
  expect(await rows(test)).toMatchObject([{ state: 'failed', attempts: 0 }, { state: 'sent' }])
})

test('a server that cannot be reached counts as no try: the mail waits, and goes when it is back', async () => {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: 'smtp://127.0.0.1:1' })
  await queue(test, { kind: 'test', address: 'a@example.com', language: 'en', payload: {}, key: 'test:1' })
  await test.drainJobs()
  expect(await rows(test)).toMatchObject([{ state: 'queued', attempts: 0, note: expect.stringMatching(/ECONN/) }])
  test.app.platform.env.SMTP_URL = smtp.url
  test.clock.advance({ minutes: 2 })
  await test.drainJobs()
  expect(await rows(test)).toMatchObject([{ state: 'sent', attempts: 0 }])
})

test('without a server and on this machine mail becomes files', async () => {
  const test = await testApp()
  await queue(test, { kind: 'test', address: 'a@example.com', language: 'en', payload: {}, key: 'test:1' })
  await test.drainJobs()
  const folder = path.join(test.app.platform.env.dataDir, 'mail')
  const [file = ''] = readdirSync(folder)
  expect(file).toMatch(/^2026-11-22T09-00-00-000Z-mal_\w+\.eml$/)
  expect(readFileSync(path.join(folder, file), 'utf8')).toMatch(/^To: a@example\.com$/m)
})

test('without a server and at a public address mail waits', async () => {
  const test = await testApp({ ORIGIN: 'https://community.example.com', SESSION_SECRET: 'x'.repeat(32) })
  await queue(test, { kind: 'test', address: 'a@example.com', language: 'en', payload: {}, key: 'test:1' })
  await test.drainJobs()
  expect(await rows(test)).toMatchObject([{ state: 'queued', attempts: 0 }])
})

test('no more than the set number of mails goes to one domain in a minute', async () => {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: smtp.url })
  await test.set('mail.perDomainPerMinute', 2)
  const addresses = [...Array.from({ length: 5 }, (_, i) => `${i}@example.com`), 'a@example.org']
  await test.as(systemActor).write((tx) =>
    queueMails(
      tx,
      addresses.map((address) => ({ kind: 'test', address, language: 'en', payload: {}, key: `test:${address}` })),
    ),
  )
  await test.drainJobs()
  expect(smtp.received).toHaveLength(3)
  test.clock.advance({ minutes: 1, seconds: 1 })
  await test.drainJobs()
  expect(smtp.received).toHaveLength(5)
  test.clock.advance({ minutes: 1, seconds: 1 })
  await test.drainJobs()
  expect(smtp.received).toHaveLength(6)
})

test('a mail is composed when it is sent, with the rights of its reader, and cancelled when nothing is left to say', async () => {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: smtp.url })
  const mo = await aMember(test, 'mo')
  const memberId = mo.memberId ?? ''
  await queue(test, { kind: 'test', memberId, payload: {}, key: 'test:1' })
  const readers: unknown[] = []
  const compose = (reading: MailReading) => {
    readers.push(reading.actor)
    return Promise.resolve(null)
  }
  await sendMails(test.app.context(), { ...mails, test: { ...mails.test, compose } })
  expect(readers).toEqual([mo])
  expect(await rows(test)).toMatchObject([{ state: 'cancelled', note: 'nothing left to say' }])
  expect(smtp.received).toEqual([])
})
