import { spawn } from 'node:child_process'
import { createVerify, generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { nowMs, plus, toInstant } from '#app/core/time.ts'
import { remindOfConsent } from '#app/domain/mail/consent/remind-of-consent.server.ts'
import { setAdvertisingConsent } from '#app/domain/mail/consent/set-advertising-consent.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { sendMails } from '#app/domain/mail/out/send-mails.server.ts'
import { mails } from '#app/mails.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { readMail, smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const queue = ({ as }: TestApp, key: string) =>
  as(systemActor).write((tx) =>
    queueMail(tx, { kind: 'test', address: `${key}@example.com`, language: 'en', payload: {}, key }),
  )
const states = async ({ app }: TestApp) =>
  (await app.platform.open.db.selectFrom('mail').select('state').orderBy('id').execute()).map(({ state }) => state)
const messageIdOf = (raw: string): string => /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? ''

test('a connection that breaks in the middle of a mail costs no try; the mail goes later, once', async () => {
  let breaks = true
  const received: string[] = []
  const smtp = await smtpServer({
    onData(stream, _session, done) {
      if (breaks) return void stream.once('data', () => smtp.dropAll())
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => void parts.push(part))
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  const test = await testApp({ SMTP_URL: smtp.url })
  await queue(test, 'a')
  await test.drainJobs()
  expect(await states(test)).toEqual(['queued'])
  breaks = false
  test.clock.advance({ minutes: 2 })
  await test.drainJobs()
  expect(await states(test)).toEqual(['sent'])
  expect(received).toHaveLength(1)
})

test('a process that is killed after the server accepted a mail sends it at most once more, under the same Message-ID', async () => {
  const killed = { child: null as ReturnType<typeof spawn> | null }
  const received: string[] = []
  const smtp = await smtpServer({
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => void parts.push(part))
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString())
        // The mail is ours from here on, and its sender never learns it.
        killed.child?.kill('SIGKILL')
        killed.child = null
        done()
      })
    },
  })
  const test = await testApp({ SMTP_URL: smtp.url })
  // The other process has a clock of its own.
  test.clock.set(toInstant(nowMs()))
  await queue(test, 'a')
  const { dataDir, DATABASE_URL } = test.app.platform.env
  killed.child = spawn(process.execPath, ['scripts/dangol.ts', 'jobs', 'run', '--once'], {
    cwd: path.resolve(import.meta.dirname, '../../../..'),
    env: { ...childEnv, DATA_DIR: dataDir, DATABASE_URL, SMTP_URL: smtp.url },
    stdio: 'ignore',
  })
  const child = killed.child
  await new Promise((resolve) => child.on('exit', resolve))
  expect(await states(test)).toEqual(['sending'])
  test.clock.set(plus(toInstant(nowMs()), { minutes: 1 }))
  await queue(test, 'b')
  await test.drainJobs()
  expect(await states(test), 'its lease is not over').toEqual(['sending', 'sent'])
  test.clock.advance({ minutes: 11 })
  await queue(test, 'c')
  await test.drainJobs()
  expect(await states(test)).toEqual(['sent', 'sent', 'sent'])
  const [first, , ...rest] = received.map(messageIdOf)
  expect(received).toHaveLength(4)
  expect(rest).toContain(first)
})

test('mail is signed with DKIM, both headers for unsubscribing included', async () => {
  const smtp = await smtpServer()
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyed = await testApp({ SMTP_URL: smtp.url })
  const keyFile = path.join(keyed.app.platform.env.dataDir, 'dkim.pem')
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  Object.assign(keyed.app.platform.env, { DKIM_KEY_FILE: keyFile, DKIM_SELECTOR: 'mail1' })
  await keyed.set('mail.senderAddress', 'news@community.example')
  const ann = await aMember(keyed, 'ann')
  await setAdvertisingConsent(keyed.as(ann), { advertising: true, night: false })
  await keyed.drainJobs()
  keyed.clock.advance({ days: 731 })
  await remindOfConsent(keyed.app.context())
  await keyed.drainJobs()
  const raw = smtp.received.at(-1)?.raw ?? ''
  const [head = ''] = raw.split('\r\n\r\n')
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const signature = /^DKIM-Signature: (.*)$/im.exec(unfolded)?.[1] ?? ''
  expect(signature).toMatch(/d=community\.example/)
  expect(signature).toMatch(/s=mail1/)
  const signed = (/\bh=([^;]+)/.exec(signature)?.[1] ?? '')
    .toLowerCase()
    .split(':')
    .map((name) => name.trim())
  expect(signed).toEqual(expect.arrayContaining(['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']))
  expect(unfolded).toMatch(/^List-Unsubscribe: <http:\/\/localhost:3000\/mail\/unsubscribe\/[\w.-]+>$/im)
  expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im)
  expect(unfolded).toMatch(/^Auto-Submitted: auto-generated$/im)
  expect(verifies(unfolded, signed, signature, publicKey)).toBe(true)
})

test('mails about one thread are shown as one conversation', async () => {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: smtp.url })
  await queue(test, 'a')
  await queue(test, 'b')
  const content = { subject: 'An answer', blocks: [], reason: 'You follow it.', thread: 'thr_1' }
  const compose = () => Promise.resolve(content)
  await sendMails(test.app.context(), { ...mails, test: { ...mails.test, compose } })
  const [first, second] = await Promise.all(smtp.received.map(({ raw }) => readMail(raw)))
  expect([first?.references, second?.references]).toEqual(['<thr_1@localhost>', '<thr_1@localhost>'])
  expect(first?.messageId).toMatch(/^<mal_[0-9a-z]+@localhost>$/)
  expect(first?.messageId).not.toBe(second?.messageId)
})

/** The signature over the headers, as RFC 6376 says (relaxed). */
function verifies(
  unfolded: string,
  names: string[],
  signature: string,
  key: Parameters<ReturnType<typeof createVerify>['verify']>[0],
): boolean {
  const relaxed = (name: string, value: string): string => `${name}:${value.replaceAll(/\s+/g, ' ').trim()}`
  const lines = names.flatMap((name) => {
    const found = new RegExp(`^${name}:(.*)$`, 'im').exec(unfolded)
    return found === null ? [] : [`${relaxed(name, found[1] ?? '')}\r\n`]
  })
  const own = relaxed('dkim-signature', signature.replace(/\bb=[^;]*$/, 'b='))
  const given = (/\bb=([^;]+)$/.exec(signature)?.[1] ?? '').replaceAll(/\s/g, '')
  return createVerify('RSA-SHA256')
    .update(lines.join('') + own)
    .verify(key, given, 'base64')
}
