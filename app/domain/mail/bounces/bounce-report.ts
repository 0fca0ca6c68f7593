import type { MailBounceTable } from '#db/schema/mail.ts'

/**
 * What came back, in parts as a mail parser hands them out. `texts`: the text of the mail and of every attachment, in
 * order; a report (RFC 3464, 5965) is one of them.
 */
export type ReturnedMail = { reportType: string | null; texts: readonly string[]; autoReply: boolean }

export type BounceReport = {
  kind: MailBounceTable['kind']
  /** Whom the report names, lower-cased; null when it names nobody. */
  recipient: string | null
  /** Message-ID of the mail that came back, with its brackets; null when the report has none. */
  messageId: string | null
  says: string
}

/** What the report says; null when nothing failed (a delay, a receipt, an automatic answer). */
export function readBounceReport({ reportType, texts, autoReply }: ReturnedMail): BounceReport | null {
  const all = texts.join('\n\n')
  const messageId = /^message-id:\s*(<[^<>\s]+>)/im.exec(texts.slice(1).join('\n\n') || all)?.[1] ?? null
  if (reportType === 'feedback-report') {
    // Other types report fraud, or that the reader moved the mail out of the spam folder.
    if (field(all, 'feedback-type')?.toLowerCase() !== 'abuse') return null
    const recipient = field(all, 'original-rcpt-to') ?? field(all, 'removal-recipient')
    return { kind: 'complaint', recipient: addressIn(recipient), messageId, says: 'complaint' }
  }
  if (reportType === 'delivery-status') {
    const failed = all
      .split(/\r?\n\s*\r?\n/)
      .find(
        (group) => field(group, 'action')?.toLowerCase() === 'failed' && /^(final|original)-recipient:/im.test(group),
      )
    if (failed === undefined) return null
    const status = field(failed, 'status') ?? ''
    const says = field(failed, 'diagnostic-code') ?? status
    return {
      kind: bounceKind(status, says),
      recipient: addressIn(field(failed, 'original-recipient') ?? field(failed, 'final-recipient')),
      messageId,
      says: `${status} ${says}`.trim(),
    }
  }
  if (autoReply) return null
  // Servers that follow no standard write it in their own words, with a code somewhere.
  const code = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(texts[0] ?? '')?.[1] ?? ''
  return { kind: bounceKind(code, texts[0] ?? ''), recipient: null, messageId, says: code || 'no report' }
}

const unknownReader =
  /\b(user|recipient|mailbox|address|account)\b.{0,40}\b(unknown|not found|does ?n.t exist|does not exist|invalid)\b|\b(unknown|no such) (user|recipient|mailbox|address)\b/i
const fullMailbox = /\b(mailbox|quota)\b.{0,20}\b(full|exceeded)\b|\bover quota\b/i

/**
 * Hard: the address or its domain does not exist or is closed (RFC 3463: 5.1.x, 5.2.1, 5.4.4). Full: x.2.2. All else, a
 * refusal as spam too, says nothing about the address. The words of the server decide where its code says nothing.
 */
export function bounceKind(status: string, says: string): 'hard' | 'full' | 'soft' {
  if (/^[45]\.2\.2$/.test(status)) return 'full'
  if (/^5\.(1\.(0|1|2|3|6|10)|2\.1|4\.4)$/.test(status)) return 'hard'
  if (status !== '' && status !== '5.0.0') return 'soft'
  if (fullMailbox.test(says)) return 'full'
  return unknownReader.test(says) ? 'hard' : 'soft'
}

/** The value of a header field, folded lines joined; null when it is not there. */
function field(text: string, name: string): string | null {
  const found = new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t]+.*)*)`, 'im').exec(text)?.[1]
  return found?.replaceAll(/\s*\r?\n\s+/g, ' ').trim() || null
}

/** The address in `rfc822; somebody@example.com`. */
function addressIn(text: string | null): string | null {
  return /[^\s;<>]+@[^\s;<>]+/.exec(text ?? '')?.[0].toLowerCase() ?? null
}
