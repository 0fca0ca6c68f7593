import { visitor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { dateOf, plus } from '#app/core/time.ts'
import type { Composer, MailContent, MailMakers, MailReading, QueuedMail } from '#app/domain/mail/mail.ts'
import { mailReaders, sentPerDomain, type MailReader } from '#app/domain/mail/queries/mails.server.ts'
import { claimMails, endMail, postponeMail, type MailEnd } from '#app/domain/mail/store/mails.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { MailKind } from '#app/registry/mail-kinds.ts'
import type { MailTable } from '#db/schema/mail.ts'
import {
  mailLanes,
  mailWay,
  openMailTransport,
  type MailTransport,
  type OutgoingMail,
} from './mail-transport.server.ts'
import { renderHtmlMail } from './render-html-mail.ts'
import { renderText } from './render-text.ts'

/** Mails taken with one statement. */
const batch = 20
/** A run gives the worker back to other jobs after this; the rest is sent by the next run, immediately. */
const runMs = 15_000
/** Longer than the slowest batch: every lane waits for the server as long as it may. */
const leaseMinutes = 10
/** Waits before another try, in minutes: two and a half days in total. */
const backOffMinutes = [1, 5, 15, 60, 240, 480, 960, 1_920]
/** Mail that could not leave for this long is no news any more. */
const oldestDays = 3
const unreachableSeconds = 60

/**
 * Sends the mails that are due, as many at once as there are lanes. A mail is composed now, in its reader's language
 * and with the reader's rights. What the server accepts is sent: a process that is killed between that and the commit
 * leaves it to be sent once more, under the same Message-ID.
 */
export async function sendMails(ctx: Ctx, makers: MailMakers): Promise<void> {
  if (mailWay(ctx.platform.env) === null) return
  const began = performance.now()
  let transport: MailTransport | null = null
  try {
    for (;;) {
      const rows = await ctx.write(
        (tx) => claimMails(tx, { lockedUntil: plus(tx.at, { minutes: leaseMinutes }), limit: batch }),
        { unseen: true },
      )
      if (rows.length === 0) return
      transport ??= await openMailTransport(ctx.platform.env)
      const run = await openRun(ctx, makers, transport, rows)
      await Promise.all(Array.from({ length: mailLanes }, () => lane(run, rows)))
      if (run.unreachable) return
      if (performance.now() - began < runMs) continue
      return await ctx.write((tx) => tx.schedule('send-mails', {}, { dedupe: 'now' }))
    }
  } finally {
    transport?.close()
  }
}

type Run = {
  ctx: Ctx
  makers: MailMakers
  transport: MailTransport
  readers: Map<string, MailReader>
  /** Mails of the last minute by domain, those of this run included. */
  sent: Map<string, number>
  unreachable: boolean
}

async function openRun(
  ctx: Ctx,
  makers: MailMakers,
  transport: MailTransport,
  rows: readonly MailTable[],
): Promise<Run> {
  return {
    ctx,
    makers,
    transport,
    readers: await mailReaders(
      ctx.read,
      rows.flatMap(({ member_id }) => member_id ?? []),
    ),
    sent: await sentPerDomain(ctx.read, plus(ctx.now(), { minutes: -1 })),
    unreachable: false,
  }
}

async function lane(run: Run, rows: MailTable[]): Promise<void> {
  for (let row = rows.shift(); row !== undefined; row = rows.shift()) await sendOne(run, row)
}

async function sendOne(run: Run, row: MailTable): Promise<void> {
  const { ctx } = run
  const postpone = (seconds: number, tried: boolean, note: string | null) =>
    ctx.write((tx) => postponeMail(tx, row.id, { seconds, tried, note }), { unseen: true })
  const end = (state: MailEnd['state'], sentTo: string | null, note: string | null) =>
    ctx.write((tx) => endMail(tx, row.id, { state, sentTo, note }), { unseen: true })

  if (run.unreachable) return postpone(unreachableSeconds, false, row.note)
  if (plus(row.created_at, { days: oldestDays }) < ctx.now() && row.due_at > plus(row.created_at, { days: oldestDays }))
    return end('failed', null, row.note ?? 'too old')
  const reader = row.member_id === null ? null : (run.readers.get(row.member_id) ?? null)
  const to = row.address ?? reader?.email ?? null
  if (to === null) return end('cancelled', null, 'no verified address')
  const wait = paceWait(run, to)
  if (wait > 0) return postpone(wait * 60, false, row.note)

  let mail: OutgoingMail | null
  try {
    mail = await composed(run, row, reader, to)
  } catch (error) {
    ctx.log.error({ err: error, mailId: row.id, kind: row.kind }, 'a mail could not be composed')
    return end('failed', to, 'could not be composed')
  }
  if (mail === null) return end('cancelled', null, 'nothing left to say')

  const delivery = await run.transport.deliver(mail)
  if (delivery.outcome === 'accepted') return end('sent', to, delivery.says)
  if (delivery.outcome === 'refused') return end('failed', to, delivery.says)
  if (delivery.outcome === 'unreachable') {
    if (!run.unreachable) ctx.log.error({ says: delivery.says }, 'no mail can be sent')
    run.unreachable = true
    return postpone(unreachableSeconds, false, delivery.says)
  }
  const minutes = backOffMinutes[row.attempts]
  return minutes === undefined ? end('failed', to, delivery.says) : postpone(minutes * 60, true, delivery.says)
}

/** Minutes that a mail to this address has to wait; 0 counts it as sent. */
function paceWait({ ctx, sent }: Run, to: string): number {
  const domain = to.slice(to.lastIndexOf('@') + 1)
  const before = sent.get(domain) ?? 0
  sent.set(domain, before + 1)
  return Math.floor(before / ctx.setting('mail.perDomainPerMinute'))
}

async function composed(run: Run, row: MailTable, reader: MailReader | null, to: string): Promise<OutgoingMail | null> {
  const { ctx } = run
  const locale = row.language ?? reader?.locale ?? ctx.setting('site.language')
  const t = translator(locale)
  const { env } = ctx.platform
  const reading: MailReading = {
    actor: reader?.actor ?? visitor,
    dialect: ctx.dialect,
    read: ctx.read,
    now: () => ctx.now(),
    setting: ctx.setting,
    t,
    locale,
    env,
  }
  const queued: QueuedMail = {
    id: row.id,
    kind: row.kind as MailKind,
    payload: JSON.parse(row.payload) as QueuedMail['payload'],
    member:
      row.member_id === null || reader === null
        ? null
        : { id: row.member_id, handle: reader.handle, name: reader.name },
    address: to,
  }
  const compose = run.makers[queued.kind].compose as Composer<MailKind>
  const content = await compose(reading, queued)
  return content === null ? null : outgoing(reading, row, to, content)
}

function outgoing(
  { t, env, setting, now }: MailReading,
  row: MailTable,
  to: string,
  content: MailContent,
): OutgoingMail {
  const { hostname } = new URL(env.ORIGIN)
  const siteName = setting('site.name')
  const address = setting('mail.senderAddress') || `no-reply@${hostname}`
  const frame = { t, origin: env.ORIGIN, siteName, links: [], notes: [t('mail.foot.noAnswer')] }
  const thread = content.thread === undefined ? undefined : `<${content.thread}@${hostname}>`
  return {
    id: row.id,
    messageId: `<${row.id}@${hostname}>`,
    date: dateOf(now()),
    from: { name: setting('mail.senderName') || siteName, address },
    to,
    ...(content.replyTo === undefined ? {} : { replyTo: content.replyTo }),
    envelope: { from: address, to },
    subject: content.subject,
    text: renderText(content, frame),
    html: renderHtmlMail(content, frame),
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(thread === undefined ? {} : { references: thread, inReplyTo: thread }),
  }
}
