import type { Ctx } from '#app/core/context.server.ts'
import { addressOf } from '#app/domain/notifications/address.ts'
import type { NotificationView } from '#app/domain/notifications/notification-view.ts'
import { sentenceOf } from '#app/domain/notifications/sentence.ts'
import { formatFor } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/index.ts'

export type NotificationRow = ReturnType<typeof row>
/** `today`, `yesterday`, the last `week`, `earlier`: the heads of the list. */
export type NotificationDay = { day: 'today' | 'yesterday' | 'week' | 'earlier'; at: string; rows: NotificationRow[] }

/** The reader's notifications as their page shows them, under the days on which something last happened. */
export function notificationRows(ctx: Ctx, views: readonly NotificationView[]): NotificationDay[] {
  const { dayKey } = formatFor(ctx.locale, ctx.setting('site.timeZone'))
  const days: NotificationDay[] = []
  const number = (instant: string): number => Date.parse(`${dayKey(instant)}T00:00:00Z`) / 86_400_000
  for (const view of views) {
    const ago = number(ctx.now()) - number(view.at)
    const day = ago <= 0 ? 'today' : ago === 1 ? 'yesterday' : ago < 8 ? 'week' : 'earlier'
    if (days.at(-1)?.day !== day) days.push({ day, at: view.at, rows: [] })
    days.at(-1)?.rows.push(row(ctx, view))
  }
  return days
}

function row(ctx: Ctx, view: NotificationView) {
  const t = translator(ctx.locale)
  const { key, params, name } = sentenceOf(t, formatFor(ctx.locale, ctx.setting('site.timeZone')), view)
  return {
    id: view.id,
    topic: view.topic,
    text: key,
    params,
    name,
    actors: view.actors,
    people: view.people,
    count: view.count,
    about: view.subject.title,
    lang: view.subject.lang,
    href: addressOf(view, ctx.actor),
    at: view.at,
    unread: view.readAt === null,
  }
}
