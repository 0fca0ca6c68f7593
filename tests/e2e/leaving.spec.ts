import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/open.server.ts'
import { bytesWith, placesWith } from '#tests/factories/everything-stored.ts'
import { expectAccessible, openPage, type Look } from '#tests/setup/browser.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { readMail, smtpServer, type TestSmtpServer } from '#tests/setup/smtp-server.ts'
import { unzipped } from '#tests/setup/unzipped.ts'
import { dangol, password, press, said, signIn } from './journey.ts'

/** Nothing of these may be found in the end. */
const planted = {
  handle: 'plantedhandle',
  name: 'Plantedname Park',
  email: 'planted@canary.example',
  text: 'plantedtext',
}

/** Everything is pressed in browsers without script, on a telephone. */
test('a member agrees, agrees again, takes a copy along, leaves, returns, leaves again, and is found nowhere afterwards', async () => {
  const { server, smtp } = await aCommunity()
  const admin = await open(server, { width: 1280 })
  await signIn(admin, 'mori')
  await publish(admin, 'terms')
  await publish(admin, 'privacy')

  const member = await open(server)
  await registers(member, smtp)
  const thread = await asks(member)
  await isAnswered(server, thread)

  await publish(admin, 'terms', 'Deleted accounts can be restored for fourteen days.')
  await agreesAgain(member)

  await takesCopyAlong(member, smtp)
  dangol(server, 'ledger', 'adjust', '--member', planted.handle, '--amount', '70', '--reason', 'a gift of the house')
  const link = await leaves(member, '70 points end with the account')
  expect(await linkOf(smtp, planted.email, /Your account is deleted/, /\/return\/\S+/)).toBe(link)
  await isNobody(server, thread)

  await signIn(member, planted.handle)
  expect(new URL(member.url()).pathname, 'the way back, for who knows the password').toBe(link)
  await press(member, 'main button.primary')
  expect(await member.innerText('body')).toContain(`Welcome back, @${planted.handle}`)
  await signIn(member, planted.email)
  await member.goto('/me/points')
  expect(await member.innerText('.figures')).toContain('70')

  await leaves(member)
  fifteenDaysLater(server)
  expect(await traces(server)).toEqual([])
  await signIn(member, planted.handle)
  expect(await member.innerText('[role=alert]')).not.toBe('')
  await isNobody(server, thread)
}, 120_000)

test('a banned member takes a copy along and leaves', async () => {
  const { server, smtp } = await aCommunity()
  person(server, 'rude')
  const member = await open(server)
  await signIn(member, 'rude')
  dangol(server, 'member', 'ban', 'rude', '--reason', 'insults')
  await signIn(member, 'rude')
  expect(new URL(member.url()).pathname, 'why, and what is left to do').toBe('/me/standing')

  await press(member, 'main a[href="/me/export"]')
  await press(member, 'main button.primary')
  await linkOf(smtp, 'rude@example.com', /ready to download/, /\/me\/export/)
  await member.goto('/me/export')
  expect((await downloaded(member)).has('data/member.json')).toBe(true)
  await leaves(member)
}, 60_000)

test('the pages of leaving and agreeing are accessible in both languages', async () => {
  const { server } = await aCommunity()
  const admin = await open(server)
  await signIn(admin, 'mori')
  await publish(admin, 'terms')
  person(server, 'bob')
  for (const look of [
    { language: 'ko', width: 390, brightness: 'dark' },
    { language: 'en', width: 1280 },
  ] as const) {
    const page = await openPage(server.url, look)
    await signIn(page, 'bob')
    for (const address of ['/agree?to=/', '/me/export', '/me/leave']) {
      await page.goto(address)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), address).toBe(true)
      await expectAccessible(page)
    }
  }
}, 60_000)

async function aCommunity(): Promise<{ server: TestServer; smtp: TestSmtpServer }> {
  const smtp = await smtpServer()
  const server = await startServer({ env: { SMTP_URL: smtp.url } })
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
  person(server, 'mori', '--role', 'admin')
  return { server, smtp }
}

function person(server: TestServer, handle: string, ...more: string[]): void {
  const email = `${handle}@example.com`
  dangol(server, 'member', 'create', '--handle', handle, '--email', email, '--password', password, ...more)
}

async function open(server: TestServer, look: Look = {}): Promise<Page> {
  return openPage(server.url, { script: false, width: 390, ...look })
}

/** @param note what changed; the first version has none */
async function publish(admin: Page, kind: 'terms' | 'privacy', note = ''): Promise<void> {
  await admin.goto(`/admin/documents/${kind}`)
  if (note !== '') {
    for (const language of ['En', 'Ko']) {
      await admin.fill(`[name=text${language}]`, `${await admin.inputValue(`[name=text${language}]`)}\n\n${note}`)
      await admin.fill(`[name=note${language}]`, note)
    }
    await admin.check('[name=asks]')
  }
  await press(admin, 'button[name=step][value=publish]')
  expect(new URL(admin.url()).pathname).toBe(`/${kind}`)
}

async function registers(member: Page, smtp: TestSmtpServer): Promise<void> {
  await member.goto('/register')
  for (const name of ['handle', 'name', 'email'] as const) await member.fill(`main [name=${name}]`, planted[name])
  await member.fill('main [name=password]', password)
  await press(member, 'main button.primary')
  expect(await member.locator('.error').count(), 'terms and privacy are asked for').toBe(2)
  for (const kind of ['terms', 'privacy']) await member.check(`[name=${kind}]`)
  await member.fill('main [name=password]', password)
  await press(member, 'main button.primary')
  await member.goto(await linkOf(smtp, planted.email, /Confirm/, /\/links\/\S+/))
  await press(member, 'main button.primary')
}

async function asks(member: Page): Promise<string> {
  await member.goto('/threads/new')
  await member.fill('[name=title]', 'The meter reads zero at night')
  await member.fill('[name=body]', `I wrote ${planted.text} into the notes of the meter.`)
  await member.selectOption('[name=category]', 'general')
  await press(member, 'main button.primary')
  return new URL(member.url()).pathname
}

async function isAnswered(server: TestServer, thread: string): Promise<void> {
  person(server, 'bob')
  const bob = await open(server)
  await signIn(bob, 'bob')
  await bob.goto(thread)
  expect(new URL(bob.url()).pathname, 'whoever never agreed is asked').toBe('/agree')
  for (const kind of ['terms', 'privacy']) await bob.check(`[name=${kind}]`)
  await press(bob, 'main button.primary')
  expect(new URL(bob.url()).pathname).toBe(thread)
  await bob.fill('#write textarea', `Turn it off and on, @${planted.handle}.`)
  await press(bob, '#write button.primary')
  expect(await said(bob)).toContain('Turn it off and on')
}

/** The page that was wanted follows. */
async function agreesAgain(member: Page): Promise<void> {
  await member.goto('/threads/new')
  expect(new URL(member.url()).pathname).toBe('/agree')
  const asked = await said(member)
  expect(asked).toContain('Deleted accounts can be restored for fourteen days.')
  expect(asked, 'nothing changed there').not.toContain('Privacy')
  await member.check('[name=terms]')
  await press(member, 'main button.primary')
  expect(new URL(member.url()).pathname).toBe('/threads/new')
}

async function takesCopyAlong(member: Page, smtp: TestSmtpServer): Promise<void> {
  await member.goto('/me/export')
  await press(member, 'main button.primary')
  expect(await said(member)).toContain('being prepared')
  const place = await linkOf(smtp, planted.email, /ready to download/, /\/me\/export/)
  await member.goto(place)
  const files = await downloaded(member)
  expect([...files.keys()]).toEqual(expect.arrayContaining(['README.txt', 'data/member.json']))
  const post = [...files].find(([name]) => name.startsWith('posts/'))?.[1].toString()
  expect(post).toContain(`I wrote ${planted.text}`)
  expect(
    files
      .get('data/document_consent.json')
      ?.toString()
      .match(/"version"/g),
  ).toHaveLength(3)
  const all = Buffer.concat([...files.values()]).toString()
  expect(all).not.toContain('Turn it off and on')
  expect(all).not.toContain('$argon2')
}

async function downloaded(page: Page): Promise<Map<string, Buffer>> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('main a[download]')])
  return unzipped(await readFile(await file.path()))
}

/** @param told what the page says before. @returns the address of the way back */
async function leaves(member: Page, told = 'Your name, handle'): Promise<string> {
  await member.goto('/me/settings')
  await press(member, 'main a[href="/me/leave"]')
  expect(await said(member)).toContain(told)
  await press(member, 'main button.danger')
  expect(await member.innerText('.error')).toContain('Confirm')
  await member.check('[name=sure]')
  await member.check('[name=posts][value=remove]')
  await press(member, 'main button.danger')
  const { pathname } = new URL(member.url())
  expect(pathname).toMatch(/^\/return\//)
  await member.goto('/me/settings')
  expect(new URL(member.url()).pathname, 'signed out').toBe('/login')
  return pathname
}

/** The job of the night, on a clock that is ahead. */
function fifteenDaysLater({ dataDir }: TestServer): void {
  execFileSync(process.execPath, ['scripts/dangol.ts', 'jobs', 'run', '--once'], {
    env: { ...childEnv, DATA_DIR: dataDir, LOG_LEVEL: 'silent', DANGOL_CLOCK_OFFSET_HOURS: String(15 * 24) },
  })
}

/** The question that others answered is there, its author is not. */
async function isNobody(server: TestServer, thread: string): Promise<void> {
  const visitor = await open(server)
  expect((await visitor.goto(`/members/${planted.handle}`))?.status()).toBe(404)
  await visitor.goto(thread)
  expect(await said(visitor)).toContain('Former member')
  expect(await visitor.content()).not.toContain(planted.name)
}

/** Where one of the words is found: tables, index, files, bytes of the database, pages that the server keeps. */
async function traces(server: TestServer): Promise<string[]> {
  const words = Object.values(planted)
  const opened = openDatabase({ DATABASE_URL: '', DATABASE_POOL: 1, dataDir: server.dataDir })
  const stored = { open: opened, env: { dataDir: server.dataDir } }
  const found = [...(await placesWith(stored, words)), ...(await bytesWith(stored, words))]
  await opened.close()
  for (const address of ['/', '/threads', '/members', `/search?q=${planted.text}`, '/sitemap.xml', '/feed.atom']) {
    const page = await (await fetch(`${server.url}${address}`)).text()
    if ([planted.handle, planted.name, planted.email].some((word) => page.includes(word))) found.push(address)
  }
  return found
}

/** A path from the text of a mail, without the host. */
async function linkOf(smtp: TestSmtpServer, address: string, subject: RegExp, path: RegExp): Promise<string> {
  const found = () => smtp.received.findLast(({ to, raw }) => to.includes(address) && subject.test(raw))
  await expect.poll(() => found() !== undefined, { timeout: 15_000, message: `mail to ${address}` }).toBe(true)
  return path.exec((await readMail(found()?.raw ?? '')).text ?? '')?.[0] ?? ''
}
