import { signedIn } from '#app/core/authorize.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Reading } from '#app/core/reading.ts'
import { toInstant } from '#app/core/time.ts'
import type { NotificationView, Seen } from '#app/domain/notifications/notification-view.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { notificationKinds, type NotificationKind } from '#app/registry/notifications.ts'
import { notificationTopics, type NotificationFilterName } from '#app/registry/notifications/topics.ts'
import type { NotificationTable } from '#db/schema/notifications.ts'
import { shownExcerpt, shownTitle } from '#db/shown-text.ts'
import { subjectsOf } from './subjects.server.ts'
import { visibleItem, visibleNotification } from './visible.server.ts'

/** `show` null: all. */
export type NotificationFilter = { unread: boolean; show: NotificationFilterName | null }

const mostItems = 3_000
const mostActors = 3

/** A page of the reader's notifications, the newest first. At most seven queries, whatever the page holds. */
export async function notifications(
  reading: Reading & { locale: Locale },
  filter: NotificationFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<NotificationView>> {
  const memberId = signedIn(reading.actor)
  const rows = await reading.read
    .selectFrom('notification')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('bell', '=', 1)
    .where(visibleNotification(reading.actor))
    .$if(filter.unread, (all) => all.where('read_at', 'is', null))
    .$if(filter.show !== null, (all) => all.where('kind', 'in', kindsOf(filter.show)))
    .$if(cursor !== null, (all) => {
      const [at, id] = decodeCursor(cursor ?? '', 2)
      return all.where((eb) =>
        eb(eb.refTuple('notification.at', 'notification.id'), '<', eb.tuple(String(at), String(id))),
      )
    })
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [toInstant(row.at), row.id])
  return { items: await notificationViews(reading, page.items), next: page.next }
}

/** These notifications of the reader with all that a page or a mail says of them, in the order given. */
export async function notificationViews(
  reading: Reading & { locale: Locale },
  rows: readonly NotificationTable[],
): Promise<NotificationView[]> {
  if (rows.length === 0) return []
  const items = await itemsOf(
    reading,
    rows.map(({ id }) => id),
  )
  const byNotification = Map.groupBy(items, ({ notification_id }) => notification_id)
  const subjects = await subjectsOf(reading, rows)
  return rows.flatMap((row) => {
    const own = byNotification.get(row.id) ?? []
    const [last] = own
    const first = own.at(-1)
    // Hidden between the two queries, or of a kind that the site no longer has.
    if (last === undefined || first === undefined || !isKind(row.kind)) return []
    const { topic, subject: type, ...kind } = notificationKinds[row.kind]
    const named = !('actors' in kind)
    const people = new Map(
      own.flatMap(({ actor_id, handle, name, avatar, works }) =>
        actor_id === null || handle === null || name === null
          ? []
          : [[actor_id, { handle, name, avatar, staff: works !== null }]],
      ),
    )
    const details = own.map(({ detail }) => JSON.parse(detail) as Record<string, string | number | null>)
    const points = details.reduce((sum, { points: some }) => sum + (typeof some === 'number' ? some : 0), 0)
    const subject = subjects.get(row.id)
    return {
      id: row.id,
      kind: row.kind,
      topic,
      at: toInstant(last.at),
      readAt: row.read_at === null ? null : toInstant(row.read_at),
      subject: {
        type,
        // Of the newest that is visible: the row has the newest of all, which may be gone.
        id: (type === 'post' ? last.post_id : null) ?? row.subject_id,
        ...(first.title !== null && subject === undefined
          ? { title: first.title, lang: first.lang, number: null }
          : (subject ?? { title: null, lang: null, number: null })),
      },
      postId: first.post_id,
      threadId: first.thread_id,
      excerpt: first.excerpt,
      count: own.length,
      people: Math.max(1, people.size, own.filter(({ actor_id }) => actor_id === null).length),
      actors: named ? [...people.values()].slice(0, mostActors) : [],
      detail: { ...details[0], ...(points === 0 ? {} : { points }) },
    }
  })
}

/** As `visibleItem` calls them. */
const names = { thread: 't', post: 'p' }

/** The visible items, the newest first. */
function itemsOf({ read, actor, locale }: Reading & { locale: Locale }, ids: readonly string[]) {
  return read
    .selectFrom('notification_item as i')
    .leftJoin('post as p', 'p.id', 'i.post_id')
    .leftJoin('thread as t', 't.id', 'p.thread_id')
    .leftJoin('member as m', (on) => on.onRef('m.id', '=', 'i.actor_id').on('m.deleted_at', 'is', null))
    .select([
      'i.notification_id',
      'i.actor_id',
      'i.post_id',
      'i.detail',
      'i.at',
      shownExcerpt(locale, names).$castTo<string | null>().as('excerpt'),
      'p.thread_id',
      shownTitle(locale, names).$castTo<string | null>().as('title'),
      't.lang',
      'm.handle',
      'm.name',
      'm.avatar',
    ])
    .select((eb) =>
      eb
        .selectFrom('member_role as r')
        .select((r) => r.fn.max('r.role').as('role'))
        .whereRef('r.member_id', '=', 'i.actor_id')
        .where('r.role', 'in', ['agent', 'admin'])
        .as('works'),
    )
    .where('i.notification_id', 'in', [...ids])
    .where(visibleItem(actor))
    .orderBy('i.at', 'desc')
    .orderBy('i.event_id', 'desc')
    .limit(mostItems)
    .execute()
}

/** The reader's unread notifications about what they see. One query, by the index of unread ones. */
export async function unreadAbout({ read, actor }: Pick<Reading, 'read' | 'actor'>, seen: Seen): Promise<string[]> {
  const rows = await read
    .selectFrom('notification')
    .select('id')
    .where('member_id', '=', signedIn(actor))
    .where('read_at', 'is', null)
    .where((eb) => {
      if ('threadId' in seen)
        return eb.exists(
          eb
            .selectFrom('notification_item as i')
            .innerJoin('post as p', 'p.id', 'i.post_id')
            .select('i.event_id')
            .whereRef('i.notification_id', '=', 'notification.id')
            .where('p.thread_id', '=', seen.threadId),
        )
      const of = 'caseNumber' in seen ? (['case'] as const) : seen.subject
      const type = eb('subject_type', 'in', [...of])
      if ('caseNumber' in seen)
        return eb.and([
          type,
          eb('subject_id', '=', eb.selectFrom('case').select('id').where('number', '=', seen.caseNumber)),
        ])
      return seen.id === null ? type : eb.and([type, eb('subject_id', '=', seen.id)])
    })
    .execute()
  return rows.map(({ id }) => id)
}

function isKind(kind: string): kind is NotificationKind {
  return Object.hasOwn(notificationKinds, kind)
}

/** The kinds that a filter of the page shows. */
function kindsOf(show: NotificationFilterName | null): NotificationKind[] {
  return (Object.keys(notificationKinds) as NotificationKind[]).filter(
    (kind) => notificationTopics[notificationKinds[kind].topic].show === show,
  )
}

/** Whether this is a notification of the reader that they may know of. */
export async function ownNotification({ read, actor }: Pick<Reading, 'read' | 'actor'>, id: string): Promise<boolean> {
  const row = await read
    .selectFrom('notification')
    .select('id')
    .where('id', '=', id)
    .where('member_id', '=', signedIn(actor))
    .where(visibleNotification(actor))
    .executeTakeFirst()
  return row !== undefined
}
