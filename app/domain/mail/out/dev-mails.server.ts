import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { toInstant, type Instant } from '#app/core/time.ts'
import { mailFolder, mailWay } from './mail-transport.server.ts'

/** A mail that was written to a file instead of being sent. */
export type DevMail = { file: string; subject: string; from: string; to: string; at: Instant | null }
export type WholeDevMail = DevMail & { text: string; html: string; headers: readonly string[] }

const mostShown = 100
const fileName = /^[\w-]+\.eml$/

/** The newest mails of the folder. @throws not_found unless mail goes to files and the reader sits at this machine */
export async function listDevMails(ctx: Ctx): Promise<DevMail[]> {
  refuseOthers(ctx)
  const mails = await Promise.all(filesOf(ctx).map((file) => readMail(ctx, file)))
  return mails.map(({ text: _text, html: _html, headers: _headers, ...mail }) => mail)
}

/** One of them. @throws not_found as above, and for a file that is not there */
export async function readDevMail(ctx: Ctx, file: string): Promise<WholeDevMail> {
  refuseOthers(ctx)
  if (!fileName.test(file)) throw notFound()
  return readMail(ctx, file)
}

/** Mail holds links that open accounts: it is for the person at this machine alone. */
function refuseOthers(ctx: Ctx): void {
  if (mailWay(ctx.platform.env) !== 'files' || !ctx.local) throw notFound()
}

function filesOf(ctx: Ctx): string[] {
  try {
    return readdirSync(mailFolder(ctx.platform.env))
      .filter((file) => fileName.test(file))
      .sort()
      .reverse()
      .slice(0, mostShown)
  } catch (error) {
    if (isMissing(error)) return [] // no mail yet
    throw error
  }
}

async function readMail(ctx: Ctx, file: string): Promise<WholeDevMail> {
  const { simpleParser } = await import('mailparser')
  const { subject, from, to, date, text, html, headerLines } = await simpleParser(bytesOf(ctx, file))
  return {
    file,
    subject: subject ?? '',
    from: from?.text ?? '',
    to: [to ?? []]
      .flat()
      .map((one) => one.text)
      .join(', '),
    at: date === undefined ? null : toInstant(date),
    text: text ?? '',
    html: html || '',
    headers: headerLines.map(({ line }) => line),
  }
}

function bytesOf(ctx: Ctx, file: string): Buffer {
  try {
    return readFileSync(path.join(mailFolder(ctx.platform.env), file))
  } catch (error) {
    if (isMissing(error)) throw notFound()
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
