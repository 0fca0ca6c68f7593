import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { ParsedMail } from 'mailparser'
import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { hashPassword } from '#app/domain/accounts/passwords/password-hash.server.ts'
import { aMember, type Person } from '#tests/factories/members.ts'
import { onDatabase } from '#tests/http/api-client.ts'
import { expectAccessible, openPage, type Look } from '#tests/setup/browser.ts'
import { imapServer, type TestMailbox } from '#tests/setup/imap-server.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { readMail, smtpServer, type TestSmtpServer } from '#tests/setup/smtp-server.ts'
import { password, signIn } from './journey.ts'

/** A site with its mail servers, whose clock is put forward: server, jobs and mail then live at the later time. */
export type SiteOverTime = {
  server: TestServer
  /** Somebody in a browser of their own, signed in unless `handle` is null. */
  opens(handle: string | null, look?: Look): Promise<Page>
  /** Restarts the server so much later than it is there now, and waits until the jobs of that time are done. */
  passes(time: { hours?: number; days?: number }): Promise<void>
  /** The newest mail to this address whose subject fits, as soon as it is there: urgent news an hour later, the rest a day. */
  mailTo(address: string, subject: RegExp): Promise<ParsedMail>
  /** How many mails to this address fit so far. */
  mailsTo(address: string, subject: RegExp): Promise<number>
  /** Axe finds nothing on what a visitor sees there, with script and on a telephone. */
  isAccessible(address: string): Promise<void>
  /** Puts an answer to a mail into the mailbox of the site, as a mail program sends it, with the quotation below. */
  answersByMail(from: string, mail: ParsedMail, text: string): Promise<void>
}

/**
 * @param options.people handle and what is special about them; their address is `<handle>@example.net`
 * @param options.settings of the site, beside those that every story needs
 */
export async function siteOverTime({
  language,
  people,
  settings = {},
  env = {},
}: {
  language: 'en' | 'ko'
  people: Record<string, Person>
  settings?: Record<string, boolean | number | string>
  env?: Record<string, string>
}): Promise<SiteOverTime> {
  const [smtp, mailbox] = await Promise.all([smtpServer(), imapServer()])
  const server = await startServer({
    env: { SMTP_URL: smtp.url, IMAP_URL: mailbox.url, ...env },
    before: (dataDir) => fill(dataDir, people, { ...usual, 'site.language': language, ...settings }),
  })
  let hoursLater = 0
  return {
    server,
    opens: (handle, look) => opens(server, handle, { language, ...look }),
    async passes({ hours = 0, days = 0 }) {
      hoursLater += hours + 24 * days
      await server.restart({ DANGOL_CLOCK_OFFSET_HOURS: String(hoursLater) })
      await jobsAreDone(server.dataDir, hoursLater)
    },
    mailTo: (address, subject) => mailTo(smtp, address, subject),
    mailsTo: async (address, subject) => (await mailsTo(smtp, address, subject)).length,
    async isAccessible(address) {
      const page = await openPage(server.url, { language, width: 390 })
      await page.goto(address)
      await expectAccessible(page)
    },
    answersByMail: (from, mail, text) => answersByMail(mailbox, from, mail, text),
  }
}

const usual = {
  'security.rateLimits': false,
  'mail.replyAddress': 'reply@community.example.com',
}

async function fill(
  dataDir: string,
  people: Record<string, Person>,
  settings: Record<string, boolean | number | string>,
): Promise<void> {
  await onDatabase(dataDir, async (app) => {
    const changed_at = app.context().now()
    const rows = Object.entries(settings).map(([key, value]) => ({ key, value: JSON.stringify(value) }))
    const { db } = app.platform.open
    for (const row of rows)
      await db
        .insertInto('setting')
        .values({ ...row, changed_at, changed_by: null })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute()
    for (const [handle, person] of Object.entries(people))
      await aMember({ app, clock: { now: () => changed_at } }, handle, { email: `${handle}@example.net`, ...person })
    await db
      .updateTable('member')
      .set({ password_hash: await hashPassword(password) })
      .execute()
  })
}

async function jobsAreDone(dataDir: string, hoursLater: number): Promise<void> {
  const db = new Database(path.join(dataDir, 'dangol.db'), { readonly: true })
  const due = db.prepare(`select count(*) as count from job where state in ('queued', 'running') and run_at <= ?`)
  try {
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await setTimeout(100)) {
      const at = new Date(Date.now() + hoursLater * 3_600_000).toISOString()
      if ((due.get(at) as { count: number }).count === 0) return
    }
  } finally {
    db.close()
  }
}

async function opens(server: TestServer, handle: string | null, look: Look): Promise<Page> {
  const page = await openPage(server.url, { script: false, ...look })
  if (handle !== null) await signIn(page, handle)
  return page
}

async function mailsTo(smtp: TestSmtpServer, address: string, subject: RegExp): Promise<ParsedMail[]> {
  const mails = await Promise.all(
    smtp.received.filter(({ to }) => to.includes(address)).map(({ raw }) => readMail(raw)),
  )
  return mails.filter((mail) => subject.test(mail.subject ?? ''))
}

async function mailTo(smtp: TestSmtpServer, address: string, subject: RegExp): Promise<ParsedMail> {
  for (const deadline = Date.now() + 20_000; ; await setTimeout(200)) {
    const found = (await mailsTo(smtp, address, subject)).at(-1)
    if (found !== undefined) return found
    if (Date.now() < deadline) continue
    const arrived = (await mailsTo(smtp, address, /(?:)/)).map((mail) => mail.subject)
    throw new Error(`No mail ${subject} to ${address}, only: ${arrived.join(' | ')}`)
  }
}

async function answersByMail(mailbox: TestMailbox, from: string, mail: ParsedMail, text: string): Promise<void> {
  const quoted = (mail.text ?? '').replaceAll(/^/gm, '> ')
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from,
    to: mail.replyTo?.text ?? '',
    subject: `Re: ${mail.subject ?? ''}`,
    inReplyTo: mail.messageId,
    text: `${text}\n\nOn Mon, Nov 30, 2026 at 9:04 AM ${mail.from?.text ?? ''} wrote:\n${quoted}`,
  })
  mailbox.messages.push({ source: message as unknown as Buffer, flags: new Set() })
}

/** The path of the first link of a mail that begins like this. */
export function linkIn(mail: ParsedMail, begins: string): string {
  const links = [...(mail.text ?? '').matchAll(/https?:\/\/[^\s>)\]"]+/g)].map(([link]) => new URL(link))
  const found = links.find(({ pathname }) => pathname.startsWith(begins))
  expect(found, `a link ${begins}… in ${mail.text}`).toBeDefined()
  return found?.pathname ?? ''
}

/** Loads the page again until it says so. */
export async function soonSays(page: Page, address: string, words: RegExp | string): Promise<void> {
  await expect
    .poll(async () => (await page.goto(address), page.innerText('main')), { timeout: 20_000, interval: 500 })
    .toMatch(words)
}
