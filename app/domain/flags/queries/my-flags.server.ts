import type { Ctx } from '#app/core/context.server.ts'
import { mayReadPost } from '#app/domain/access/may-read.ts'
import { flagReasonOf } from '#app/registry/flag-reasons.ts'
import type { ContentState } from '#db/schema/threads.ts'
import { shownExcerpt } from '#db/shown-text.ts'

const shown = 100

/**
 * The reader's own flags with what became of them, the latest first. `excerpt` null: they can't read the post now.
 * `words`: what the moderator said about it; '' without. One query.
 */
export async function myFlags(ctx: Ctx, memberId: string) {
  const rows = await ctx.read
    .selectFrom('flag')
    .innerJoin('review_item', 'review_item.id', 'flag.review_item_id')
    .leftJoin('post', (on) => on.onRef('post.id', '=', 'flag.subject_id').on('flag.subject_type', '=', 'post'))
    .leftJoin('thread', 'thread.id', 'post.thread_id')
    .selectAll('flag')
    .select(['review_item.note as words', 'post.state as post_state', 'post.author_id as post_author'])
    .select([shownExcerpt(ctx.locale).as('excerpt'), 'post.lang'])
    .select([
      'thread.state as thread_state',
      'thread.author_id as thread_author_id',
      'thread.area',
      'thread.category_id',
    ])
    .where('flag.member_id', '=', memberId)
    .orderBy('flag.at', 'desc')
    .orderBy('flag.id', 'desc')
    .limit(shown)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    type: row.subject_type,
    subjectId: row.subject_id,
    reason: flagReasonOf(row.reason),
    note: row.note,
    state: row.state,
    at: row.at,
    decidedAt: row.decided_at,
    words: row.state === 'open' || row.state === 'withdrawn' ? '' : row.words,
    lang: row.lang,
    excerpt: readableExcerpt(ctx, row),
  }))
}

type Row = {
  excerpt: string | null
  post_state: ContentState | null
  post_author: string | null
  thread_state: ContentState | null
  thread_author_id: string | null
  area: string | null
  category_id: string | null
}

function readableExcerpt({ actor }: Ctx, row: Row): string | null {
  const { post_state: state, thread_state: threadState, category_id } = row
  if (state === null || threadState === null || category_id === null) return null
  const thread = { state: threadState, author_id: row.thread_author_id, area: row.area, category_id }
  return mayReadPost(actor, thread, { state, author_id: row.post_author }) ? row.excerpt : null
}
