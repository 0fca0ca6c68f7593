import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { publicThread, readablePost } from '#app/domain/access/queries/readable-content.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { UploadTable } from '#db/schema/composer.ts'

export type Upload = UploadTable

export function findUpload(db: Db, id: string): Promise<Upload | undefined> {
  return db.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst()
}

export function sameUpload(db: Db, memberId: string, sha256: string): Promise<Upload | undefined> {
  return db
    .selectFrom('upload')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('source_sha256', '=', sha256)
    .executeTakeFirst()
}

/** Width and height of these uploads; unknown ones are missing. */
export async function uploadSizes(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { width: number; height: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('upload').select(['id', 'width', 'height']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, width, height }) => [id, { width, height }]))
}

/** Bytes a member has stored: in total, and since that instant. */
export async function storedBytes(db: Db, memberId: string, since: string): Promise<{ all: number; recent: number }> {
  const row = await db
    .selectFrom('upload')
    .where('member_id', '=', memberId)
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('bytes'), eb.lit(0)).as('all'),
      eb.fn
        .coalesce(
          eb.fn.sum<number>(eb.case().when('created_at', '>=', since).then(eb.ref('bytes')).else(0).end()),
          eb.lit(0),
        )
        .as('recent'),
    ])
    .executeTakeFirstOrThrow()
  return { all: Number(row.all), recent: Number(row.recent) }
}

/** Whether a public text shows this picture. */
export async function standsInPublic(db: Db, id: string): Promise<boolean> {
  return (await publicUseOf(db, id).executeTakeFirst()) !== undefined
}

/** A thread in which everybody can see this picture; null: there is none, or moderators hide the picture. */
export async function publicThreadShowing(db: Db, id: string): Promise<string | null> {
  const row = await publicUseOf(db, id)
    .innerJoin('upload', 'upload.id', 'upload_use.upload_id')
    .where('upload.hidden_at', 'is', null)
    .executeTakeFirst()
  return row?.thread_id ?? null
}

/** A comment is only as public as the post it is about. */
function publicUseOf(db: Db, id: string) {
  return db
    .selectFrom('upload_use')
    .innerJoin('post', 'post.id', 'upload_use.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .leftJoin('post as parent', 'parent.id', 'post.parent_id')
    .where('upload_use.upload_id', '=', id)
    .where('upload_use.shown', '=', 1)
    .where('post.state', '=', 'visible')
    .where(publicThread())
    .where((eb) => eb.or([eb('parent.id', 'is', null), eb('parent.state', '=', 'visible')]))
    .select(['upload_use.post_id', 'post.thread_id'])
    .limit(1)
}

/** Whether a post that this reader may read shows it, or showed it before it was edited. */
export async function standsBefore({ read, actor }: Pick<Ctx, 'read' | 'actor'>, id: string): Promise<boolean> {
  const row = await read
    .selectFrom('upload_use')
    .innerJoin('post', 'post.id', 'upload_use.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .leftJoin('post as parent', 'parent.id', 'post.parent_id')
    .where('upload_use.upload_id', '=', id)
    .$if(!can(actor, 'thread.readHidden', { ownerId: null }), (all) => all.where('upload_use.shown', '=', 1))
    .where(readablePost(actor))
    .where((eb) => eb.or([eb('parent.id', 'is', null), readablePost(actor, 'parent')]))
    .select('upload_use.post_id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The latest post that shows a picture, whatever its state, with the title of its thread; null: none does. */
export async function latestPostShowing(db: Db, id: string): Promise<{ id: string; title: string } | null> {
  const row = await db
    .selectFrom('upload_use')
    .innerJoin('post', 'post.id', 'upload_use.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select(['post.id', 'thread.title'])
    .where('upload_use.upload_id', '=', id)
    .where('upload_use.shown', '=', 1)
    .orderBy('post.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The pictures that a post shows now and moderators don't hide, oldest first. */
export function picturesOfPost(db: Db, postId: string): Promise<Upload[]> {
  return db
    .selectFrom('upload')
    .innerJoin('upload_use', 'upload_use.upload_id', 'upload.id')
    .selectAll('upload')
    .where('upload_use.post_id', '=', postId)
    .where('upload_use.shown', '=', 1)
    .where('upload.hidden_at', 'is', null)
    .orderBy('upload.created_at')
    .orderBy('upload.id')
    .execute()
}

/** The first post that shows the picture to this reader; null: none does. */
export async function postShowing({ read, actor }: Pick<Ctx, 'read' | 'actor'>, id: string): Promise<string | null> {
  const row = await read
    .selectFrom('upload_use')
    .innerJoin('post', 'post.id', 'upload_use.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select('post.id')
    .where('upload_use.upload_id', '=', id)
    .where('upload_use.shown', '=', 1)
    .where(readablePost(actor))
    .orderBy('post.id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether any post shows or showed it. */
export async function standsInPost(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('upload_use')
    .select('post_id')
    .where('upload_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Authors of the posts that show or showed it, in every state. */
export async function authorsShowing(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('upload_use')
    .innerJoin('post', 'post.id', 'upload_use.post_id')
    .where('upload_use.upload_id', '=', id)
    .select('post.author_id')
    .distinct()
    .execute()
  return rows.flatMap(({ author_id }) => author_id ?? [])
}

/** Whether the private conversation of a case of this customer shows it. */
export async function standsInCaseOf(db: Db, id: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('case')
    .innerJoin('case_message', 'case_message.case_id', 'case.id')
    .where('case.customer_id', '=', memberId)
    .where('case_message.html', 'like', `%/u/${id}%`)
    .select('case_message.id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Uploads from before that instant that no post shows or showed, oldest first. */
export function unusedUploads(db: Db, before: string, limit: number): Promise<Upload[]> {
  return db
    .selectFrom('upload')
    .selectAll()
    .where('created_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('upload_use').select('upload_id').whereRef('upload_use.upload_id', '=', 'upload.id')),
      ),
    )
    .orderBy('created_at')
    .limit(limit)
    .execute()
}

/** Whether a draft, a message or note of a case, or an open suggestion names it. */
export async function isNamedElsewhere(db: Db, id: string): Promise<boolean> {
  const named = `%/u/${id}%`
  const found = await Promise.all([
    db
      .selectFrom('draft')
      .select('id')
      .where((eb) => eb.or([eb('fields', 'like', named), eb('kept', 'like', named)]))
      .limit(1)
      .executeTakeFirst(),
    db.selectFrom('case_message').select('id').where('body', 'like', named).limit(1).executeTakeFirst(),
    db.selectFrom('case_note').select('id').where('body', 'like', named).limit(1).executeTakeFirst(),
    db
      .selectFrom('edit_suggestion')
      .select('id')
      .where('state', '=', 'open')
      .where('body', 'like', named)
      .limit(1)
      .executeTakeFirst(),
  ])
  return found.some((row) => row !== undefined)
}

/** The present HTML of a post. */
export async function htmlOf(db: Db, postId: string): Promise<string> {
  return (await db.selectFrom('post').select('html').where('id', '=', postId).executeTakeFirst())?.html ?? ''
}
