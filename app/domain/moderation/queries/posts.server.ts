import type { Db } from '#db/dialects/dialect.ts'
import type { ContentState, PostKind } from '#db/schema/threads.ts'

/** A post as moderators see it, whatever its state. */
export type ModeratedPost = {
  id: string
  kind: PostKind
  body: string
  excerpt: string
  state: ContentState
  lang: 'en' | 'ko' | null
  at: string
  editedAt: string | null
  votes: number
  author: { id: string; handle: string; name: string } | null
  thread: { id: string; title: string; slug: string }
  /** What it answers or comments on; null for opening posts. */
  before: { excerpt: string; name: string | null } | null
}

/** These posts by id. One query. */
export async function moderatedPosts(db: Db, ids: readonly string[]): Promise<Map<string, ModeratedPost>> {
  if (ids.length === 0) return new Map()
  const rows = await withAuthor(db)
    .where('post.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, toPost(row)]))
}

/** The latest posts of a member, whatever their state. @param not a post that is shown already */
export async function postsOfMember(db: Db, memberId: string, limit: number, not = ''): Promise<ModeratedPost[]> {
  const rows = await withAuthor(db)
    .where('post.author_id', '=', memberId)
    .where('post.id', '!=', not)
    .orderBy('post.created_at', 'desc')
    .orderBy('post.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toPost)
}

function withAuthor(db: Db) {
  return db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .leftJoin('member', 'member.id', 'post.author_id')
    .leftJoin('post as parent', 'parent.id', 'post.parent_id')
    .leftJoin('post as opening', (join) =>
      join.onRef('opening.thread_id', '=', 'post.thread_id').on('opening.kind', '=', 'opening'),
    )
    .leftJoin('member as parentAuthor', 'parentAuthor.id', 'parent.author_id')
    .leftJoin('member as asker', 'asker.id', 'opening.author_id')
    .select(['post.id', 'post.kind', 'post.body', 'post.excerpt', 'post.state', 'post.lang', 'post.votes'])
    .select(['post.created_at', 'post.edited_at', 'post.author_id', 'post.parent_id'])
    .select(['member.handle', 'member.name', 'thread.id as thread_id', 'thread.title', 'thread.slug'])
    .select(['parent.excerpt as parent_excerpt', 'parentAuthor.name as parent_name'])
    .select(['opening.excerpt as opening_excerpt', 'asker.name as opening_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof withAuthor>['execute']>>[number]

function toPost(row: Row): ModeratedPost {
  const { handle, name, author_id: authorId } = row
  return {
    id: row.id,
    kind: row.kind,
    body: row.body,
    excerpt: row.excerpt,
    state: row.state,
    lang: row.lang,
    at: row.created_at,
    editedAt: row.edited_at,
    votes: row.votes,
    author: authorId === null || handle === null || name === null ? null : { id: authorId, handle, name },
    thread: { id: row.thread_id, title: row.title, slug: row.slug },
    before: beforeOf(row),
  }
}

function beforeOf(row: Row): ModeratedPost['before'] {
  if (row.parent_id !== null) return { excerpt: row.parent_excerpt ?? '', name: row.parent_name }
  return row.kind === 'opening' ? null : { excerpt: row.opening_excerpt ?? '', name: row.opening_name }
}
