import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isLoopback, type Env } from '#app/core/env.server.ts'
import { toInstant, type Instant } from '#app/core/time.ts'

/** Connections to the SMTP server that are open at once. */
export const mailLanes = 5

/**
 * What became of one try. `refused`: for good; `badAddress` when the address itself is the reason. `later`: the
 * receiving server asks for another try. `unreachable`: no mail can be sent at the moment, whatever it is.
 */
export type Delivery =
  | { outcome: 'accepted'; says: string }
  | { outcome: 'refused'; badAddress: boolean; says: string }
  | { outcome: 'later'; says: string }
  | { outcome: 'unreachable'; says: string }

/** A mail as the library takes it. `envelope.from`: where the receiving server returns it to. */
export type OutgoingMail = {
  id: string
  messageId: string
  date: Date
  from: { name: string; address: string }
  to: string
  replyTo?: string
  envelope: { from: string; to: string }
  subject: string
  text: string
  html: string
  /** Pictures that the HTML shows, by their `cid`. */
  attachments?: { cid: string; filename: string; contentType: string; content: Buffer; contentDisposition: 'inline' }[]
  headers: Record<string, string>
  references?: string
  inReplyTo?: string
}

export type MailTransport = { deliver(mail: OutgoingMail): Promise<Delivery>; close(): void }

/** How mail leaves: over SMTP; as files, on a machine for oneself without SMTP_URL; null: not at all. */
export function mailWay(env: Pick<Env, 'SMTP_URL' | 'ORIGIN'>): 'smtp' | 'files' | null {
  if (env.SMTP_URL !== undefined) return 'smtp'
  return isLoopback(env.ORIGIN) ? 'files' : null
}

/** Opens the way of this deployment. The library is loaded with the first mail. */
export async function openMailTransport(env: Env, sender: string): Promise<MailTransport> {
  return mailWay(env) === 'smtp' ? overSmtp(env, sender) : intoFiles(env)
}

/**
 * How mail is signed; null: not by us. The domain is that of the sender's address unless another is set, because
 * DMARC compares the two. @throws when the key cannot be read
 */
export function dkimOf(
  env: Env,
  sender: string,
): { domainName: string; keySelector: string; privateKey: string } | null {
  if (env.DKIM_KEY_FILE === undefined) return null
  return {
    domainName: env.DKIM_DOMAIN ?? sender.slice(sender.lastIndexOf('@') + 1),
    keySelector: env.DKIM_SELECTOR,
    privateKey: readFileSync(env.DKIM_KEY_FILE, 'utf8'),
  }
}

async function overSmtp(env: Env, sender: string): Promise<MailTransport> {
  const { createTransport } = await import('nodemailer')
  const url = new URL(env.SMTP_URL ?? '')
  const secure = url.protocol === 'smtps:'
  // A server on this machine has no certificate of a name, and nobody sits between.
  const here = isLoopback(`http://${url.host}`)
  const transporter = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    // The standard list of signed headers holds List-Unsubscribe and List-Unsubscribe-Post.
    dkim: dkimOf(env, sender) ?? undefined,
    pool: true,
    maxConnections: mailLanes,
    maxMessages: 100,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async deliver({ id: _id, ...mail }) {
      try {
        const { response } = await transporter.sendMail(mail)
        return { outcome: 'accepted', says: response }
      } catch (error) {
        return failedDelivery(error)
      }
    },
    close: () => transporter.close(),
  }
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string }

/** Never the message of the error alone: it may quote what was sent. */
function failedDelivery(error: unknown): Delivery {
  if (!(error instanceof Error)) throw error
  const { code = '', command = '', responseCode = 0, response = '' } = error as SmtpError
  const says = [response === '' ? error.message : response, command === '' ? '' : `(${command})`].join(' ').trim()
  const aboutMail = (code === 'EENVELOPE' && command !== 'MAIL FROM') || code === 'EMESSAGE'
  if (!aboutMail || responseCode === 421) return { outcome: 'unreachable', says: `${code} ${says}`.trim() }
  if (responseCode >= 400 && responseCode < 500) return { outcome: 'later', says }
  return { outcome: 'refused', badAddress: command === 'RCPT TO' || command === 'API', says }
}

/** Where mail goes that is not sent: a file a mail, `2026-11-30T09-00-00-000Z-mal_….eml`. */
export function mailFolder(env: Pick<Env, 'dataDir'>): string {
  return path.join(env.dataDir, 'mail')
}

async function intoFiles(env: Env): Promise<MailTransport> {
  const { createTransport } = await import('nodemailer')
  const transporter = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async deliver({ id, ...mail }) {
      const { message } = await transporter.sendMail(mail)
      mkdirSync(mailFolder(env), { recursive: true })
      const file = fileName(toInstant(mail.date), id)
      writeFileSync(path.join(mailFolder(env), file), message as Buffer)
      return { outcome: 'accepted', says: file }
    },
    close: () => transporter.close(),
  }
}

function fileName(at: Instant, id: string): string {
  return `${at.replaceAll(/[:.]/g, '-')}-${id}.eml`
}
