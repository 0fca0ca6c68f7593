import type { Db, Dialect } from '#db/dialects/dialect.ts'

/** Posts that were deleted before that instant and still have their text, oldest first, locked until the transaction ends. */
export async function deletedPostsBefore(db: Db, dialect: Dialect, before: string, limit: number) {
  const due = db
    .selectFrom('post')
    .select(['id', 'thread_id', 'kind', 'body'])
    .where('state', '=', 'deleted')
    .where('erased_at', 'is', null)
    .where('removed_at', '<', before)
    .orderBy('removed_at')
    .limit(limit)
  const posts = await dialect.lockRow(due).execute()
  if (posts.length === 0) return []
  const threads = await db
    .selectFrom('thread')
    .select(['id', 'title'])
    .where(
      'id',
      'in',
      posts.map((post) => post.thread_id),
    )
    .execute()
  const titles = new Map(threads.map(({ id, title }) => [id, title]))
  return posts.map((post) => ({ ...post, title: titles.get(post.thread_id) ?? '' }))
}

/** Pictures that these posts show or showed and no other post does. */
export async function uploadsOnlyIn(db: Db, postIds: readonly string[]): Promise<string[]> {
  if (postIds.length === 0) return []
  const rows = await db
    .selectFrom('upload_use')
    .select('upload_id')
    .distinct()
    .where('post_id', 'in', postIds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('upload_use as other')
            .select('other.post_id')
            .whereRef('other.upload_id', '=', 'upload_use.upload_id')
            .where('other.post_id', 'not in', postIds),
        ),
      ),
    )
    .execute()
  return rows.map((row) => row.upload_id)
}
