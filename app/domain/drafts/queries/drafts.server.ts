import type { Ctx } from '#app/core/context.server.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { Draft } from '#app/domain/drafts/draft.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { HeldFormTable } from '#db/schema/composer.ts'
import { shownTitle } from '#db/shown-text.ts'

export function draftRows(db: Db, memberId: string, places: readonly string[]): Promise<Draft[]> {
  return db.selectFrom('draft').selectAll().where('member_id', '=', memberId).where('place', 'in', places).execute()
}

/** All drafts of a member, latest first. */
export function allDrafts(db: Db, memberId: string): Promise<Draft[]> {
  return db
    .selectFrom('draft')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('saved_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Number and subject of these cases, by id. */
export async function casesOfDrafts(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { number: number; subject: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('case')
    .select(['id', 'number', 'subject'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}

export async function countDrafts(db: Db, memberId: string): Promise<number> {
  const { count } = await db
    .selectFrom('draft')
    .where('member_id', '=', memberId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Title and address of the visible threads that these posts are in, by the post's id. */
export async function threadsOfPosts(
  { read: db, actor, locale }: Ctx,
  postIds: readonly string[],
): Promise<Map<string, { id: string; slug: string; title: string }>> {
  if (postIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .where('post.id', 'in', postIds)
    .where(shownThread(actor))
    .select(['post.id as postId', 'thread.id', 'thread.slug', shownTitle(locale).as('title')])
    .execute()
  return new Map(rows.map(({ postId, ...thread }) => [postId, thread]))
}

/** Title and address of these threads, as far as they are visible. */
export async function visibleThreads(
  { read: db, actor, locale }: Ctx,
  ids: readonly string[],
): Promise<Map<string, { id: string; slug: string; title: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('thread')
    .select(['id', 'slug', shownTitle(locale).as('title')])
    .where('id', 'in', ids)
    .where(shownThread(actor))
    .execute()
  return new Map(rows.map((thread) => [thread.id, thread]))
}

/** The post a comment is about; null for any other post. */
export async function parentOf(db: Db, postId: string): Promise<string | null> {
  return (
    (await db.selectFrom('post').select('parent_id').where('id', '=', postId).executeTakeFirst())?.parent_id ?? null
  )
}

export function findHeldForm(db: Db, id: string): Promise<HeldFormTable | undefined> {
  return db.selectFrom('held_form').selectAll().where('id', '=', id).executeTakeFirst()
}
