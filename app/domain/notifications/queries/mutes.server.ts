import type { Db } from '#db/dialects/dialect.ts'
import { tagsOf } from './recipients.server.ts'

/** Who, of these members, wants to hear nothing of it. */
export type Mutes = {
  /** Nothing of the thread, or nothing that this person does. */
  silent: ReadonlySet<string>
  /** No news by its tags, its category or its product; what concerns themselves still counts. */
  uninterested: ReadonlySet<string>
}

/** @param threadId null: it is about no thread @param actorId null: nobody did it */
export async function mutesAmong(
  db: Db,
  ids: readonly string[],
  { threadId, actorId }: { threadId: string | null; actorId: string | null },
): Promise<Mutes> {
  const muted = db
    .selectFrom('watch')
    .select('member_id')
    .where('level', '=', 'muted')
    .where('member_id', 'in', [...ids])
  const thread =
    threadId === null
      ? undefined
      : await db
          .selectFrom('thread')
          .select(['category_id', 'product_id'])
          .where('id', '=', threadId)
          .executeTakeFirst()
  const [levels, people, places] = await Promise.all([
    threadId === null
      ? []
      : db
          .selectFrom('thread_follow')
          .select('member_id')
          .where('thread_id', '=', threadId)
          .where('level', '=', 'none')
          .where('member_id', 'in', [...ids])
          .execute(),
    actorId === null ? [] : muted.where('subject_type', '=', 'member').where('subject_id', '=', actorId).execute(),
    threadId === null || thread === undefined
      ? []
      : muted
          .where((eb) =>
            eb.or([
              eb('subject_id', 'in', [thread.category_id, thread.product_id ?? '']),
              eb('subject_id', 'in', tagsOf(db, threadId)),
            ]),
          )
          .execute(),
  ])
  const members = (rows: readonly { member_id: string }[]): string[] => rows.map(({ member_id }) => member_id)
  return { silent: new Set(members([...levels, ...people])), uninterested: new Set(members(places)) }
}
