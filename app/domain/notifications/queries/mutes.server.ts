import type { Db } from '#db/dialects/dialect.ts'
import { tagsOf } from './recipients.server.ts'

/** Who, of these members, wants to hear nothing of it. */
export type Mutes = {
  /** Nothing of the thread, or nothing that this person does. */
  silent: ReadonlySet<string>
  /** No news by its tags, its category or its product; what concerns themselves still counts. */
  uninterested: ReadonlySet<string>
}

/** `thread` null: it is about none; `actorId` null: it has no actor. One query. */
export async function mutesAmong(
  db: Db,
  ids: readonly string[],
  thread: { id: string; categoryId: string; productId: string | null } | null,
  actorId: string | null,
): Promise<Mutes> {
  // PostgreSQL refuses an empty list.
  if (ids.length === 0 || (thread === null && actorId === null)) return { silent: new Set(), uninterested: new Set() }
  const rows = await db
    .selectFrom('watch')
    .select(['member_id', 'subject_type'])
    .where('level', '=', 'muted')
    .where('member_id', 'in', [...ids])
    .where((eb) =>
      eb.or([
        eb('subject_id', 'in', [actorId ?? '', thread?.categoryId ?? '', thread?.productId ?? '']),
        ...(thread === null ? [] : [eb('subject_id', 'in', tagsOf(db, thread.id))]),
      ]),
    )
    .unionAll(
      db
        .selectFrom('thread_follow')
        .select(['member_id', (eb) => eb.val('member').$castTo<'member'>().as('subject_type')])
        .where('thread_id', '=', thread?.id ?? '')
        .where('level', '=', 'none')
        .where('member_id', 'in', [...ids]),
    )
    .execute()
  const members = (silent: boolean): string[] =>
    rows.flatMap(({ member_id, subject_type }) => ((subject_type === 'member') === silent ? [member_id] : []))
  return { silent: new Set(members(true)), uninterested: new Set(members(false)) }
}
