import { toInstant } from '#app/core/time.ts'
import type { Known } from '#app/domain/notifications/notification.ts'
import type { EventType, RecordedEvent } from '#app/registry/events.ts'
import type { NotificationSubject } from '#app/registry/notifications/kinds.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** A recorded event; null when the log does not have it. */
export async function recordedEvent(db: Db, id: string): Promise<RecordedEvent | null> {
  const row = await db.selectFrom('event_log').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    type: row.type as EventType,
    at: toInstant(row.at),
    actorId: row.actor_id,
    payload: JSON.parse(row.payload),
  } as RecordedEvent
}

/** The post that a notification leads to, and all that decides who may know. */
export type Facts = {
  postId: string | null
  thread: { id: string; categoryId: string; productId: string | null } | null
  known: Known
}

/**
 * @param subject with its id: of a post, the id may be that of a thread, whose opening post is meant
 * @param postId the post that is read at another subject; null: none
 */
export async function factsAbout(
  db: Db,
  subject: { type: NotificationSubject; id: string },
  postId: string | null,
): Promise<Facts> {
  const wanted = subject.type === 'post' ? subject.id : postId
  const post =
    wanted === null
      ? undefined
      : await db
          .selectFrom('post')
          .innerJoin('thread', 'thread.id', 'post.thread_id')
          .select(['post.id', 'post.thread_id', 'post.state', 'post.author_id'])
          .select([
            'thread.category_id',
            'thread.product_id',
            'thread.state as thread_state',
            'thread.author_id as thread_author_id',
            'thread.area',
          ])
          .$if(wanted.startsWith('thr_'), (all) =>
            all.where('post.id', '=', (eb) =>
              eb.selectFrom('thread as named').select('named.opening_post_id').where('named.id', '=', wanted),
            ),
          )
          .$if(!wanted.startsWith('thr_'), (all) => all.where('post.id', '=', wanted))
          .executeTakeFirst()
  const found =
    subject.type === 'case'
      ? await db.selectFrom('case').select(['customer_id', 'dismissed']).where('id', '=', subject.id).executeTakeFirst()
      : undefined
  return {
    postId: post?.id ?? null,
    thread:
      post === undefined ? null : { id: post.thread_id, categoryId: post.category_id, productId: post.product_id },
    known: {
      subject: subject.type,
      post:
        post === undefined
          ? null
          : {
              thread: {
                state: post.thread_state,
                author_id: post.thread_author_id,
                area: post.area,
                category_id: post.category_id,
              },
              post: { state: post.state, author_id: post.author_id },
            },
      case: found === undefined ? null : { customerId: found.customer_id, dismissed: found.dismissed === 1 },
    },
  }
}

/** Everybody who was told of this post, by id. */
export async function membersToldOf(db: Db, postId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notification_item')
    .select('member_id')
    .distinct()
    .where('post_id', '=', postId)
    .orderBy('member_id')
    .execute()
  return rows.map(({ member_id }) => member_id)
}

/** Who, of these members, was told of this post already, by whatever kind. */
export async function toldOfPost(db: Db, postId: string, memberIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('notification_item')
    .select('member_id')
    .where('post_id', '=', postId)
    .where('member_id', 'in', [...memberIds])
    .execute()
  return new Set(rows.map(({ member_id }) => member_id))
}
