import type { Db } from '#db/dialects/dialect.ts'

/** Posts of the member whose text goes: what they deleted, and opening posts that had to stay when all posts go. */
export async function postsToErase(
  db: Db,
  memberId: string,
  all: boolean,
): Promise<
  {
    id: string
    thread_id: string
    kind: string
    state: string
    body: string
    lang: 'ko' | 'en' | null
    title: string
  }[]
> {
  return db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select(['post.id', 'post.thread_id', 'post.kind', 'post.state', 'post.body', 'post.lang', 'thread.title'])
    .where('post.author_id', '=', memberId)
    .where((eb) =>
      eb.or([
        eb.and([eb('post.state', '=', 'deleted'), eb('post.removed_by', '=', memberId)]),
        ...(all ? [eb('post.kind', '=', 'opening')] : []),
      ]),
    )
    .execute()
}

/** Posts of others that mention the member: their text holds the member's id. */
export async function postsMentioning(db: Db, memberId: string): Promise<{ id: string; thread_id: string }[]> {
  return db.selectFrom('post').select(['id', 'thread_id']).where('html', 'like', `%/members/${memberId}"%`).execute()
}

/** Texts of the member's stories and cases, whose words may be known to the search. */
export async function storyTexts(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('story')
    .select(['headline', 'situation', 'tried', 'turning_point', 'outcome', 'quote', 'company'])
    .where('author_id', '=', memberId)
    .execute()
  return rows.flatMap((row) => Object.values(row))
}

/** Pictures of the member that no visible text shows. */
export async function uploadsToErase(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('upload')
    .select('id')
    .where('member_id', '=', memberId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('upload_use')
            .innerJoin('post', 'post.id', 'upload_use.post_id')
            .select('post.id')
            .whereRef('upload_use.upload_id', '=', 'upload.id')
            .where('upload_use.shown', '=', 1)
            .where('post.state', '!=', 'deleted'),
        ),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}
