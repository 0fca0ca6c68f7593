import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { mayReadPost } from '#app/domain/access/may-read.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { PostKind } from '#db/schema/threads.ts'
import { shownExcerpt, shownLang, shownTitle } from '#db/shown-text.ts'

/** `post` null: the reader may no longer read it; the note stays theirs. */
export type BookmarkView = {
  postId: string
  note: string
  createdAt: string
  post: {
    kind: PostKind
    excerpt: string
    lang: Locale | null
    author: string | null
    thread: { id: string; slug: string; title: string; lang: Locale | null }
  } | null
}

/**
 * The reader's own bookmarks, the newest first; `q` narrows them to those with these letters in the note or in the
 * title. One query.
 * @throws invalid for a broken cursor
 */
export async function bookmarks(ctx: Ctx, q: string, { limit, cursor }: PageRequest): Promise<Page<BookmarkView>> {
  const { memberId } = ctx.actor
  if (memberId === null) return { items: [], next: null }
  const pattern = `%${q.normalize('NFC').replace(/[\\%_]/g, '\\$&')}%`
  const rows = await ctx.read
    .selectFrom('bookmark')
    .innerJoin('post', 'post.id', 'bookmark.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .leftJoin('member', (on) => on.onRef('member.id', '=', 'post.author_id').on('member.deleted_at', 'is', null))
    .select([
      'bookmark.post_id',
      'bookmark.note',
      'bookmark.created_at',
      'post.kind',
      shownExcerpt(ctx.locale).as('excerpt'),
      shownLang(ctx.locale).as('post_lang'),
      'post.state',
      'post.author_id',
      'member.name',
      'thread.id as thread_id',
      'thread.slug',
      shownTitle(ctx.locale).as('title'),
      'thread.lang as thread_lang',
      'thread.state as thread_state',
      'thread.author_id as thread_author_id',
      'thread.area',
      'thread.category_id',
    ])
    .where('bookmark.member_id', '=', memberId)
    // Titles of hidden threads are not searched: a hit would tell what the title says.
    .$if(q !== '', (all) =>
      all.where((eb) =>
        eb.or([
          ctx.dialect.caseFoldedLike(eb.ref('bookmark.note'), pattern),
          eb.and([shownThread(ctx.actor), ctx.dialect.caseFoldedLike(shownTitle(ctx.locale), pattern)]),
        ]),
      ),
    )
    .$if(cursor !== null, (all) => {
      const [at, id] = decodeCursor(cursor ?? '', 2)
      return all.where((eb) =>
        eb(eb.refTuple('bookmark.created_at', 'bookmark.post_id'), '<', eb.tuple(String(at), String(id))),
      )
    })
    .orderBy('bookmark.created_at', 'desc')
    .orderBy('bookmark.post_id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [row.created_at, row.post_id])
  return {
    next: page.next,
    items: page.items.map((row) => {
      const isReadable = mayReadPost(
        ctx.actor,
        { state: row.thread_state, author_id: row.thread_author_id, area: row.area, category_id: row.category_id },
        row,
      )
      const thread = { id: row.thread_id, slug: row.slug, title: row.title, lang: row.thread_lang }
      return {
        postId: row.post_id,
        note: row.note,
        createdAt: row.created_at,
        post: isReadable
          ? { kind: row.kind, excerpt: row.excerpt, lang: row.post_lang, author: row.name, thread }
          : null,
      }
    }),
  }
}
