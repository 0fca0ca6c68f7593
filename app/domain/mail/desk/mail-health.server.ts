import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { between, unitMs, type Instant } from '#app/core/time.ts'
import { senderAddress } from '#app/domain/mail/out/compose-mail.server.ts'
import { advertiserLine } from '#app/domain/mail/out/mail-frame.ts'
import { dkimOf, mailWay } from '#app/domain/mail/out/mail-transport.server.ts'
import { countMails, mailFlow, type MailCounts } from '#app/domain/mail/queries/desk.server.ts'

/** Mail that waits for longer than a few runs means that none goes out. */
const stuckAfterMinutes = 15

export type MailHealth = {
  way: 'smtp' | 'files' | null
  /** Host and port of the SMTP server, without name and password; null when there is none. */
  server: string | null
  sender: string
  returnAddress: string | null
  /** How mail is signed. `broken`: the key cannot be read, and no mail goes out. null: not by us. */
  dkim: { domain: string; selector: string } | 'broken' | null
  /** Whether advertising may go: the sender is named with every contact. */
  namesAdvertiser: boolean
  lastSentAt: Instant | null
  /** Since when the oldest due mail waits, when that is too long; null: all goes out. */
  stuckSince: Instant | null
  counts: MailCounts
}

/** Whether mail goes out, for admins and `dangol check`. Nothing of it is secret. */
export async function mailHealth(ctx: Ctx): Promise<MailHealth> {
  authorize(ctx.actor, 'mail.administer')
  const { env } = ctx.platform
  const sender = senderAddress(env, ctx.setting)
  const { lastSentAt, waitsSince } = await mailFlow(ctx.read, ctx.now())
  const stuck = waitsSince !== null && between(waitsSince, ctx.now()) > stuckAfterMinutes * unitMs.minute
  return {
    way: mailWay(env),
    server: env.SMTP_URL === undefined ? null : new URL(env.SMTP_URL).host,
    sender,
    returnAddress: ctx.setting('mail.returnAddress') || null,
    dkim: signing(ctx, sender),
    namesAdvertiser: advertiserLine(ctx.setting) !== null,
    lastSentAt,
    stuckSince: stuck ? waitsSince : null,
    counts: await countMails(ctx.read),
  }
}

function signing(ctx: Ctx, sender: string): MailHealth['dkim'] {
  try {
    const dkim = dkimOf(ctx.platform.env, sender)
    return dkim === null ? null : { domain: dkim.domainName, selector: dkim.keySelector }
  } catch {
    return 'broken'
  }
}
