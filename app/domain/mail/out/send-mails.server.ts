import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { bounceKind } from '#app/domain/mail/bounces/bounce-report.ts'
import { suppressAfterBounce } from '#app/domain/mail/bounces/suppress-address.server.ts'
import type { MailMakers } from '#app/domain/mail/mail.ts'
import { insertBounce } from '#app/domain/mail/store/bounces.server.ts'
import { claimMails, endMail, postponeMail, type MailEnd } from '#app/domain/mail/store/mails.server.ts'
import { mailKinds } from '#app/registry/mail-kinds.ts'
import type { MailTable } from '#db/schema/mail.ts'
import { composeMail, senderAddress, type ComposedMail } from './compose-mail.server.ts'
import { clearanceOf, openMailRun, type MailRun } from './mail-run.server.ts'
import { mailLanes, mailWay, openMailTransport, type MailTransport } from './mail-transport.server.ts'

/** Mails taken with one statement. */
const batch = 20
/** A run gives the worker back to other jobs after this; the rest is sent by the next run, immediately. */
const runMs = 15_000
/** Longer than the slowest batch, in which every lane waits for the server as long as it may. */
const leaseMinutes = 10
/** Waits before another try, in minutes: nearly three days in total. */
const backOffMinutes = [1, 5, 15, 60, 240, 480, 960, 1_920]
const unreachableSeconds = 60

/**
 * Sends the mails that are due, as many at once as there are lanes. A mail is composed now, in its reader's language
 * and with the reader's rights. What the server accepts is sent: a process that is killed between that and the commit
 * leaves it to be sent once more, under the same Message-ID. @param kinds of the registry; tests add their own
 */
export async function sendMails(ctx: Ctx, makers: MailMakers, kinds: MailRun['kinds'] = mailKinds): Promise<void> {
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
      transport ??= await openMailTransport(ctx.platform.env, senderAddress(ctx.platform.env, ctx.setting))
      const sending = { run: await openMailRun(ctx, kinds, rows), makers, transport, unreachable: false }
      await Promise.all(Array.from({ length: mailLanes }, () => lane(sending, rows)))
      if (sending.unreachable) return
      if (performance.now() - began < runMs) continue
      return await ctx.write((tx) => tx.schedule('send-mails', {}, { dedupe: 'now' }))
    }
  } finally {
    transport?.close()
  }
}

type Sending = { run: MailRun; makers: MailMakers; transport: MailTransport; unreachable: boolean }

async function lane(sending: Sending, rows: MailTable[]): Promise<void> {
  for (let row = rows.shift(); row !== undefined; row = rows.shift()) await sendOne(sending, row)
}

async function sendOne(sending: Sending, row: MailTable): Promise<void> {
  const { ctx } = sending.run
  if (sending.unreachable) return postpone(ctx, row, { seconds: unreachableSeconds, tried: false, note: row.note })
  const cleared = clearanceOf(sending.run, row)
  if (!cleared.go) {
    if ('waitMinutes' in cleared)
      return postpone(ctx, row, { seconds: cleared.waitMinutes * 60, tried: false, note: row.note })
    return end(ctx, row, { state: cleared.end, sentTo: cleared.to, note: cleared.note, unsubscribes: null })
  }

  let composed: ComposedMail | null
  try {
    composed = await composeMail(ctx, sending.makers, { row, ...cleared })
  } catch (error) {
    ctx.log.error({ err: error, mailId: row.id, kind: row.kind }, 'a mail could not be composed')
    return end(ctx, row, { state: 'failed', sentTo: cleared.to, note: 'could not be composed', unsubscribes: null })
  }
  if (composed === null)
    return end(ctx, row, { state: 'cancelled', sentTo: cleared.to, note: 'nothing left to say', unsubscribes: null })
  await deliver(sending, row, cleared.to, composed)
}

async function deliver(
  sending: Sending,
  row: MailTable,
  to: string,
  { mail, unsubscribes, answerTo }: ComposedMail,
): Promise<void> {
  const { ctx } = sending.run
  const delivery = await sending.transport.deliver(mail)
  const note = delivery.says
  switch (delivery.outcome) {
    case 'accepted':
      return end(ctx, row, { state: 'sent', sentTo: to, note, unsubscribes, answerTo })
    case 'refused':
      return refused(ctx, row, to, delivery)
    case 'later': {
      const minutes = backOffMinutes[row.attempts]
      if (minutes === undefined) return end(ctx, row, { state: 'failed', sentTo: to, note, unsubscribes: null })
      return postpone(ctx, row, { seconds: minutes * 60, tried: true, note })
    }
    case 'unreachable':
      if (!sending.unreachable) ctx.log.error({ says: note }, 'no mail can be sent')
      sending.unreachable = true
      return postpone(ctx, row, { seconds: unreachableSeconds, tried: false, note })
  }
}

/** A refusal of the address itself counts as mail that came back. */
function refused(
  ctx: Ctx,
  row: MailTable,
  to: string,
  { badAddress, says }: { badAddress: boolean; says: string },
): Promise<void> {
  return ctx.write(
    async (tx) => {
      await endMail(tx, row.id, { state: 'failed', sentTo: to, note: says, unsubscribes: null })
      if (!badAddress) return
      const kind = bounceKind(/\b5\.\d{1,3}\.\d{1,3}\b/.exec(says)?.[0] ?? '', says)
      if (await insertBounce(tx, { mail_id: row.id, kind, address: to, says }))
        await suppressAfterBounce(tx, { address: to, kind, says })
    },
    { unseen: true },
  )
}

function end(ctx: Ctx, { id }: MailTable, how: MailEnd): Promise<void> {
  return ctx.write((tx) => endMail(tx, id, how), { unseen: true })
}

function postpone(ctx: Ctx, { id }: MailTable, how: Parameters<typeof postponeMail>[2]): Promise<void> {
  return ctx.write((tx) => postponeMail(tx, id, how), { unseen: true })
}
