import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { imapServer, type TestMailbox } from '#tests/setup/imap-server.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { smtpServer, type TestSmtpServer } from '#tests/setup/smtp-server.ts'
import { password, press, said, signIn } from './journey.ts'

/** One site with a mail server behind it: people join, ask, answer and lose their password only by what arrives there. */
let smtp: TestSmtpServer
let mailbox: TestMailbox
let server: TestServer

async function openSite(): Promise<void> {
  smtp = await smtpServer()
  mailbox = await imapServer()
  server = await startServer({ env: { SMTP_URL: smtp.url, IMAP_URL: mailbox.url } })
  await dangol({}, 'setting', 'set', 'security.rateLimits', 'false')
  await dangol({}, 'setting', 'set', 'mail.replyAddress', 'reply@community.example.com')
}

/** Not `execFileSync`: the mail servers run in this process. */
async function dangol(env: Record<string, string>, ...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/dangol.ts', ...args], {
    env: {
      ...childEnv,
      DATA_DIR: server.dataDir,
      ORIGIN: server.url,
      SMTP_URL: smtp.url,
      IMAP_URL: mailbox.url,
      LOG_LEVEL: 'silent',
      ...env,
    },
  })
}

/** The newest mail to this address, when it is there. */
async function mailTo(address: string, subject: RegExp) {
  await expect
    .poll(() => smtp.received.some(({ to, raw }) => to.includes(address) && subject.test(raw)), { timeout: 15_000 })
    .toBe(true)
  const found = smtp.received.findLast(({ to, raw }) => to.includes(address) && subject.test(raw))
  return simpleParser(found?.raw ?? '')
}

const linkIn = (text: string | undefined) => new URL(/https?:\/\/\S+\/links\/\S+/.exec(text ?? '')?.[0] ?? '').pathname

test('somebody joins, confirms the address, forgets the password and is told of an answer, which is answered by mail from Korea', async () => {
  await openSite()
  const page = await openPage(server.url, { script: false, width: 390 })

  // Joining sends a link. Looking at it changes nothing, pressing its button does.
  await page.goto('/register')
  await page.fill('[name=handle]', 'nari')
  await page.fill('[name=name]', 'Nari Park')
  await page.fill('[name=email]', 'nari@example.net')
  await page.fill('[name=password]', password)
  await press(page, 'main button.primary')
  const confirm = linkIn((await mailTo('nari@example.net', /Confirm/)).text)
  await page.goto('/me/security')
  expect(await said(page)).toContain("isn't confirmed yet")
  await page.goto(confirm)
  await page.goto(confirm)
  await press(page, 'main button.primary')
  await page.goto('/me/security')
  expect(await said(page)).toContain('is confirmed')
  await page.goto(confirm)
  expect(await said(page)).toContain('This link no longer works')

  // A forgotten password.
  const other = await openPage(server.url, { language: 'ko' })
  await other.goto('/login')
  await press(other, 'main a[href="/forgot"]')
  await expectAccessible(other)
  await other.fill('[name=login]', 'nari')
  await press(other, 'main button.primary')
  expect(await said(other)).toContain('이메일을 확인해 주세요')
  await other.goto(linkIn((await mailTo('nari@example.net', /Set a new password/)).text))
  await expectAccessible(other)
  await other.fill('[name=next]', 'a new and longer one')
  await press(other, 'main button.primary')
  await signIn(other, 'nari', 'a new and longer one')
  await page.goto('/me/security')
  expect(page.url(), 'the first browser was signed out').toContain('/login')

  // A question, and an answer by another.
  await other.goto('/threads/new')
  await other.fill('[name=title]', '화면이 켜지지 않아요')
  await other.fill('[name=body]', '오늘 아침 업데이트 뒤부터 화면이 어두워요.')
  await press(other, 'main form button.primary')
  const thread = new URL(other.url()).pathname
  await dangol(
    {},
    'member',
    'create',
    '--handle',
    'bob',
    '--email',
    'bob@example.net',
    '--password',
    'long enough for bob',
    '--trust',
    '2',
  )
  const bob = await openPage(server.url)
  await signIn(bob, 'bob', 'long enough for bob')
  await bob.goto(thread)
  await bob.fill('form [name=body]', 'Hold the button for ten seconds.')
  await press(bob, 'main form:has([name=body]) button.primary')

  // The window ends: one mail, in the language of its reader, which can be answered.
  await dangol({ DANGOL_CLOCK_OFFSET_HOURS: '30' }, 'jobs', 'run', '--once')
  const told = await mailTo('nari@example.net', /reply\+mal_/)
  expect(told.text).toContain('Hold the button for ten seconds.')
  const composer = createTransport({ streamTransport: true, buffer: true })
  const { message } = await composer.sendMail({
    from: '박나리 <nari@example.net>',
    to: told.replyTo?.text ?? '',
    subject: `RE: ${told.subject ?? ''}`,
    messageId: '<answer-1@naver.example>',
    html: `<div style="font-size:10pt"><p style="margin: 0pt;">됐어요!</p><p style="margin: 0pt;">감사합니다.</p><p style="margin: 0pt;">-----Original Message-----<br><b>From:</b> Dangol &lt;${told.from?.value[0]?.address ?? ''}&gt;<br><b>To:</b> &lt;nari@example.net&gt;;<br><b>Cc:</b><br><b>Sent:</b> 2026-11-30 (월) 09:04:05 (GMT+09:00)<br><b>Subject:</b> ${told.subject ?? ''}<br></p>${told.html || ''}</div>`,
  })
  mailbox.messages.push({ source: message as unknown as Buffer, flags: new Set() })
  await dangol({ DANGOL_CLOCK_OFFSET_HOURS: '31' }, 'jobs', 'run', '--once')
  await bob.goto(thread)
  expect(await said(bob)).toContain('됐어요!')
  expect(await said(bob)).not.toContain('reply+')
  expect([...(mailbox.messages[0]?.flags ?? [])]).toEqual(['\\Seen'])

  // One press in the mail program ends such mail, without session; opening the link does not.
  const list = told.headers.get('list') as { unsubscribe?: { url?: string } } | undefined
  const unsubscribe = list?.unsubscribe?.url ?? ''
  expect((await fetch(unsubscribe)).status).toBe(200)
  const pressed = await fetch(unsubscribe, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(pressed.ok).toBe(true)
  const before = smtp.received.length
  await bob.goto(thread)
  await bob.fill('form [name=body]', 'And tell us whether it stays on.')
  await press(bob, 'main form:has([name=body]) button.primary')
  await dangol({ DANGOL_CLOCK_OFFSET_HOURS: '60' }, 'jobs', 'run', '--once')
  expect(smtp.received.slice(before).filter(({ to }) => to.includes('nari@example.net'))).toEqual([])
}, 120_000)
