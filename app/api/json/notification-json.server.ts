import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { addressOf } from '#app/domain/notifications/address.ts'
import type { NotificationView } from '#app/domain/notifications/notification-view.ts'
import { sentenceText } from '#app/domain/notifications/sentence.ts'
import { formatFor } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/index.ts'
import { notificationKinds, type NotificationKind } from '#app/registry/notifications.ts'
import { notificationSubjects } from '#app/registry/notifications/kinds.ts'
import { instant } from './parts.ts'

const kinds = Object.keys(notificationKinds) as [NotificationKind, ...NotificationKind[]]

export const notificationJsonShape = z
  .object({
    id: z.string(),
    kind: z.enum(kinds),
    at: instant,
    readAt: instant.nullable(),
    count: z.int().meta({ description: 'how many events it holds' }),
    actors: z
      .array(z.string())
      .meta({ description: 'handles, the last first, three at most; empty where none is named' }),
    subject: z.object({
      type: z.enum(notificationSubjects),
      id: z.string(),
      title: z.string().nullable(),
      url: z.string(),
    }),
    text: z.string().meta({ description: 'a sentence in the language of `Accept-Language`' }),
  })
  .meta({ id: 'Notification', description: '`url` is a path of this site.' })

/** A notification as the API shows it. */
export function notificationJson(ctx: Ctx, view: NotificationView): z.output<typeof notificationJsonShape> {
  const format = formatFor(ctx.locale, ctx.setting('site.timeZone'))
  return {
    id: view.id,
    kind: view.kind,
    at: view.at,
    readAt: view.readAt,
    count: view.count,
    actors: view.actors.map(({ handle }) => handle),
    subject: {
      type: view.subject.type,
      id: view.subject.id,
      title: view.subject.title,
      url: addressOf(view, ctx.actor),
    },
    text: sentenceText(translator(ctx.locale), format, view),
  }
}
