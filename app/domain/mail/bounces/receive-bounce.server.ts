import type { AddressObject, Headers } from 'mailparser'
import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { sentMail } from '#app/domain/mail/queries/mails.server.ts'
import { insertBounce } from '#app/domain/mail/store/bounces.server.ts'
import { unsubscribeTopics, type UnsubscribeTopic } from '#app/registry/mail-kinds.ts'
import { readBounceReport, type ReturnedMail } from './bounce-report.ts'
import { mailOfReturnAddress } from './return-address.server.ts'
import { suppressAfterBounce } from './suppress-address.server.ts'

/**
 * `taken`: it counts against its address, or ended what it was a complaint about. `known`: it came before. `nothing`:
 * a delay, a receipt or an automatic answer. `unknown`: it is about no mail of ours, or tells us nothing we can trust.
 */
export type BounceOutcome = 'taken' | 'known' | 'nothing' | 'unknown'

/**
 * Takes a mail that came to the return address: a delivery report, a complaint (ARF), or the words of a server that
 * knows no standard. It is believed when it came to the signed return address of a mail, or names a mail of ours with
 * the very address that mail went to. A complaint about a mail that can be unsubscribed from does that; any other
 * suppresses the address. @param recipient of the envelope, when who hands the mail over knows it
 */
export async function receiveBounce(
  ctx: Ctx,
  raw: Buffer,
  options: { recipient?: string } = {},
): Promise<BounceOutcome> {
  const { recipients, returned } = await parsed(raw)
  const report = readBounceReport(returned)
  if (report === null) return 'nothing'
  const signed = [options.recipient ?? '', ...recipients]
    .map((address) => mailOfReturnAddress(ctx.platform.env, address))
    .find((id) => id !== null)
  const named = /^<(mal_[0-9a-z]+)@/.exec(report.messageId ?? '')?.[1]
  const mail = await sentMail(ctx.read, signed ?? named ?? '')
  if (mail === null || mail.sent_to === null) return 'unknown'
  if (signed === undefined && report.recipient !== mail.sent_to) return 'unknown'

  const address = mail.sent_to
  return ctx.as(systemActor).write(async (tx) => {
    if (!(await insertBounce(tx, { mail_id: mail.id, kind: report.kind, address, says: report.says }))) return 'known'
    const { member_id: memberId, topic, topic_subject: subject } = mail
    if (report.kind === 'complaint' && memberId !== null && isTopic(topic))
      await tx.record('mail.unsubscribed', { memberId, topic, subject, how: 'complaint' })
    else await suppressAfterBounce(tx, { address, kind: report.kind, says: report.says })
    return 'taken'
  })
}

function isTopic(topic: string | null): topic is UnsubscribeTopic {
  return topic !== null && Object.hasOwn(unsubscribeTopics, topic)
}

/** The library is loaded with the first mail that comes in. */
async function parsed(raw: Buffer): Promise<{ recipients: string[]; returned: ReturnedMail }> {
  const { simpleParser } = await import('mailparser')
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
  const type = mail.headers.get('content-type') as { value: string; params: Record<string, string> } | undefined
  return {
    recipients: ['to', 'delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) =>
      addressesIn(mail.headers, name),
    ),
    returned: {
      reportType: type?.value === 'multipart/report' ? (type.params['report-type']?.toLowerCase() ?? null) : null,
      texts: [mail.text ?? '', ...mail.attachments.map(({ content }) => content.toString('utf8'))],
      autoReply: mail.headers.has('auto-submitted') && mail.headers.get('auto-submitted') !== 'no',
    },
  }
}

function addressesIn(headers: Headers, name: string): string[] {
  const value = headers.get(name)
  const lines = Array.isArray(value) ? value : [value]
  return lines.flatMap((line) => {
    if (typeof line === 'string') return [line]
    const group = line as AddressObject | undefined
    return group !== undefined && 'value' in group ? group.value.map(({ address }) => address ?? '') : []
  })
}
