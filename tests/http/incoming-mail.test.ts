import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signBody } from '#app/core/signature.server.ts'
import { toInstant } from '#app/core/time.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'

const secret = 'shared with the mail server'
let server: TestServer
beforeAll(async () => (server = await startServer({ env: { MAIL_WEBHOOK_SECRET: secret } })))
afterAll(() => server.stop())

const raw =
  'From: ann@example.net\r\nTo: elsewhere@example.com\r\nSubject: =?ks_c_5601-1987?B?vsiz5w==?=\r\n\r\nHello\r\n'

const hand = (body: string, headers: Record<string, string>) =>
  fetch(`${server.url}/mail/incoming`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'message/rfc822', ...headers },
  })
const signed = (body: string) => ({ 'Dangol-Signature': signBody(secret, body, toInstant(new Date())) })

test('a message is taken from a mail server that signs it, and from no one else', async () => {
  const taken = await hand(raw, signed(raw))
  expect([taken.status, await taken.json()]).toEqual([200, { outcome: 'ignored' }])
  const again = await hand(raw, signed(raw))
  expect(await again.json()).toEqual({ outcome: 'repeated' })
  expect((await hand(raw, {})).status).toBe(401)
  expect((await hand(`${raw}more`, signed(raw))).status).toBe(401)
  expect((await fetch(`${server.url}/mail/incoming`)).status).toBe(405)
})

test('a message of a megabyte is taken when it is signed, and refused unread when it is not', async () => {
  const large = `${raw}${'All work and no play makes a long mail.\r\n'.repeat(25_000)}`
  expect((await hand(large, signed(large))).status).toBe(200)
  expect((await hand(large, {})).status).toBe(413)
})

test('a mail server can pipe a message into the command', () => {
  const receive = (...more: string[]) =>
    execFileSync(process.execPath, ['scripts/dangol.ts', 'mail', ...more], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      env: { ...childEnv, DATA_DIR: server.dataDir },
      input: raw.replace('Hello', 'Hello again').replace('To:', 'Message-ID: <other@example.net>\r\nTo:'),
      encoding: 'utf8',
    })
  expect(receive('receive')).toBe('ignored\n')
  expect(receive('receive')).toBe('repeated\n')
  expect(receive('incoming')).toContain('ann@example.net  안녕')
})
