import { visitor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isId } from '#app/core/ids.ts'
import { siteName } from '#app/core/site-name.ts'
import { dateOf } from '#app/core/time.ts'
import { returnAddress } from '#app/domain/mail/bounces/return-address.server.ts'
import type { Composer, MailContent, MailMakers, MailReading, QueuedMail } from '#app/domain/mail/mail.ts'
import type { MailReader } from '#app/domain/mail/queries/mails.server.ts'
import { unsubscribePath, type Unsubscription } from '#app/domain/mail/unsubscribe/unsubscribe-link.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { MailKind } from '#app/registry/mail-kinds.ts'
import type { MailTable } from '#db/schema/mail.ts'
import { frameMail, wholeAddress } from './mail-frame.ts'
import { readMailLogo } from './mail-logo.server.ts'
import type { OutgoingMail } from './mail-transport.server.ts'
import { renderHtmlMail } from './render-html-mail.ts'
import { renderText } from './render-text.ts'
import { replyAddress } from './reply-address.server.ts'

/** By which the HTML of a mail names the logo that comes with it. */
const logoId = 'logo@dangol'

/** A mail as it goes out, and what its link ends; null: it has none. */
export type ComposedMail = {
  mail: OutgoingMail
  unsubscribes: Unsubscription | null
  /** The post or case that an answer by mail is about; null: it takes none. */
  answerTo: string | null
}

/**
 * Composes a mail of the queue now, in the language and with the rights of its reader. Null when nothing is left to
 * say. @throws for a kind that this version does not know
 */
export async function composeMail(
  ctx: Ctx,
  makers: MailMakers,
  { row, reader, to, advertising }: { row: MailTable; reader: MailReader | null; to: string; advertising: boolean },
): Promise<ComposedMail | null> {
  const reading = readingOf(ctx, row, reader)
  const kind = row.kind as MailKind
  const queued: QueuedMail = {
    id: row.id,
    kind,
    payload: JSON.parse(row.payload) as QueuedMail['payload'],
    member:
      row.member_id === null || reader === null
        ? null
        : { id: row.member_id, handle: reader.handle, name: reader.name },
    address: to,
  }
  const content = await (makers[kind].compose as Composer<MailKind>)(reading, queued)
  if (content === null) return null
  const unsubscribes = unsubscriptionOf(content, row.member_id, advertising)
  const answerable =
    content.answers !== undefined &&
    (row.member_id !== null || isId('case', content.answers) || isId('caseQuestion', content.answers))
  const answerTo = answerable && ctx.setting('mail.replyAddress') !== '' ? (content.answers ?? null) : null
  const logo = await readMailLogo(reading)
  const mail = outgoing(reading, row, to, content, {
    advertising,
    unsubscribes,
    takesAnswers: answerTo !== null,
    logo,
  })
  return { mail, unsubscribes, answerTo }
}

function readingOf(ctx: Ctx, row: MailTable, reader: MailReader | null): MailReading {
  const locale = row.language ?? reader?.locale ?? ctx.setting('site.language')
  return {
    actor: reader?.actor ?? visitor,
    dialect: ctx.dialect,
    read: ctx.read,
    now: () => ctx.now(),
    setting: ctx.setting,
    t: translator(locale),
    locale,
    env: ctx.platform.env,
  }
}

function unsubscriptionOf(content: MailContent, memberId: string | null, advertising: boolean): Unsubscription | null {
  const what = content.unsubscribe ?? (advertising ? { topic: 'advertising' as const } : undefined)
  return what === undefined || memberId === null ? null : { memberId, topic: what.topic, subject: what.subject ?? null }
}

function outgoing(
  { t, env, setting, now }: MailReading,
  row: MailTable,
  to: string,
  content: MailContent,
  {
    advertising,
    unsubscribes,
    takesAnswers,
    logo,
  }: {
    advertising: boolean
    unsubscribes: Unsubscription | null
    takesAnswers: boolean
    logo: Awaited<ReturnType<typeof readMailLogo>>
  },
): OutgoingMail {
  const { hostname } = new URL(env.ORIGIN)
  const address = senderAddress(env, setting)
  const returns = setting('mail.returnAddress')
  const path = unsubscribes === null ? null : unsubscribePath(env, unsubscribes)
  const { subject, frame } = frameMail({
    t,
    env,
    setting,
    content,
    advertising,
    unsubscribe: path === null || unsubscribes === null ? null : { path, topic: unsubscribes.topic },
    takesAnswers,
    toMember: row.member_id !== null,
    logo: logo && { src: `cid:${logoId}`, width: logo.width, height: logo.height },
  })
  const thread = content.thread === undefined ? undefined : `<${content.thread}@${hostname}>`
  return {
    id: row.id,
    messageId: `<${row.id}@${hostname}>`,
    date: dateOf(now()),
    from: { name: setting('mail.senderName') || siteName({ setting, locale: t.locale }), address },
    to,
    ...(takesAnswers ? { replyTo: replyAddress(env, setting('mail.replyAddress'), row.id) } : {}),
    envelope: { from: returns === '' ? address : returnAddress(env, returns, row.id), to },
    subject,
    text: renderText(content, frame),
    html: renderHtmlMail(content, frame, subject),
    ...(logo === null
      ? {}
      : {
          attachments: [
            {
              cid: logoId,
              filename: 'logo.png',
              contentType: logo.type,
              content: logo.bytes,
              contentDisposition: 'inline' as const,
            },
          ],
        }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Outlook answers automatically in spite of the line above.
      'X-Auto-Response-Suppress': 'All',
      ...(path === null
        ? {}
        : {
            'List-Unsubscribe': `<${wholeAddress(env.ORIGIN, path)}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
    ...(thread === undefined ? {} : { references: thread, inReplyTo: thread }),
  }
}

/** The address that mail comes from. */
export function senderAddress(env: MailReading['env'], setting: MailReading['setting']): string {
  return setting('mail.senderAddress') || `no-reply@${new URL(env.ORIGIN).hostname}`
}
