import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { readablePost } from '#app/domain/access/queries/readable-content.server.ts'
import { subjectPermissions } from '#app/domain/notifications/notification.ts'
import type { NotificationSubject } from '#app/registry/notifications/kinds.ts'
import { constant } from '#db/constant.ts'
import type { Database } from '#db/schema/index.ts'

/**
 * The rows of `notification` that this member may know of: `mayKnow` in SQL, asked whenever notifications are shown,
 * counted or mailed. What was deleted, hidden or dismissed meanwhile is not there, and comes back when it comes back.
 */
export function visibleNotification(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'notification'>()
  const closed = (Object.keys(subjectPermissions) as NotificationSubject[]).filter((subject) => {
    const permission = subjectPermissions[subject]
    return permission !== undefined && !can(actor, permission)
  })
  const cases = eb
    .selectFrom('case as c')
    .select('c.id')
    .whereRef('c.id', '=', 'notification.subject_id')
    .where('c.customer_id', '=', actor.memberId)
    .where('c.dismissed', '=', 0)
  return eb.and([
    ...(closed.length === 0 ? [] : [eb('notification.subject_type', 'not in', closed)]),
    ...(can(actor, 'case.work')
      ? []
      : [eb.or([eb('notification.subject_type', '!=', constant('case')), eb.exists(cases)])]),
    eb.exists(
      eb
        .selectFrom('notification_item as i')
        .leftJoin('post as p', 'p.id', 'i.post_id')
        .leftJoin('thread as t', 't.id', 'p.thread_id')
        .select('i.event_id')
        .whereRef('i.notification_id', '=', 'notification.id')
        .where(visibleItem(actor)),
    ),
  ])
}

/** The items whose post, if any, this member may read. The query names them `i`, `p` and `t`. */
export function visibleItem(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<
    { i: Database['notification_item']; p: Database['post']; t: Database['thread'] },
    'i' | 'p' | 't'
  >()
  return eb.or([eb('i.post_id', 'is', null), readablePost(actor, 'p', 't')])
}
