import type { ImapFlow } from 'imapflow'
import type { Ctx } from '#app/core/context.server.ts'
import { isLoopback } from '#app/core/env.server.ts'
import { receiveMail } from './receive-mail.server.ts'

/** Messages taken in one run; the rest waits a minute. */
const mostAtOnce = 50

/**
 * Reads new messages from the mailbox of IMAP_URL (`imaps://user:password@host/INBOX`) and marks them as seen. A message
 * that cannot be worked on is flagged too, so that a person finds it and the next run does not try it again.
 * @returns how many were taken
 */
export async function pollMailbox(ctx: Ctx): Promise<number> {
  const { IMAP_URL } = ctx.platform.env
  if (IMAP_URL === undefined) return 0
  const url = new URL(IMAP_URL)
  const client = await openMailbox(url)
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(url.pathname.slice(1)) || 'INBOX')
    try {
      const found = await client.search({ seen: false }, { uid: true })
      const uids = (found === false || found === undefined ? [] : found).slice(0, mostAtOnce)
      for (const uid of uids) await takeOne(ctx, client, uid)
      return uids.length
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}

async function takeOne(ctx: Ctx, client: ImapFlow, uid: number): Promise<void> {
  const message = await client.fetchOne(String(uid), { source: true }, { uid: true })
  if (message === false || message === undefined || message.source === undefined) return
  const flags = ['\\Seen']
  try {
    await receiveMail(ctx, { raw: message.source })
  } catch (error) {
    // The database is away: the message stays unseen and is taken by a later run.
    if (ctx.dialect.isOffline(error)) throw error
    ctx.log.error({ err: error, uid }, 'a message of the mailbox could not be taken')
    flags.push('\\Flagged')
  }
  await client.messageFlagsAdd(String(uid), flags, { uid: true })
}

/** The library is loaded with the first run. */
async function openMailbox(url: URL): Promise<ImapFlow> {
  const { ImapFlow: Client } = await import('imapflow')
  const secure = url.protocol === 'imaps:'
  const here = isLoopback(`http://${url.host}`)
  const client = new Client({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    // A server on this machine has no certificate of a name, and nobody sits between.
    doSTARTTLS: !secure && !here,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  })
  await client.connect()
  return client
}
