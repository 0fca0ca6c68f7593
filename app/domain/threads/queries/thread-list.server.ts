import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage } from '#app/core/page.ts'
import type { CursorParts, Page, PageRequest } from '#app/core/page.ts'
import type { ThreadKind } from '../thread.ts'
import { categorySubtree } from './categories.server.ts'
import { summaryQuery, toSummaries } from './thread-summaries.server.ts'
import type { SummaryRow, ThreadSummary } from './thread-summaries.server.ts'

/** `unanswered`, `unsolved`: questions without an answer, without an accepted one, duplicates left aside. */
export type ThreadState = 'unanswered' | 'unsolved' | 'solved'
export type ThreadSort = 'active' | 'new' | 'votes'

/** Each null or left out: not narrowed. `category` (with all below it), `product` are slugs, `tag` a name, `author` a handle. */
export type ThreadFilter = {
  state?: ThreadState | null
  kind?: ThreadKind | null
  category?: string | null
  tag?: string | null
  product?: string | null
  author?: string | null
  sort?: ThreadSort
}

const sortColumns = { active: 'thread.activity_at', new: 'thread.created_at', votes: 'thread.votes' } as const

/** Visible threads, newest first in the order asked for. Two queries for any number of rows. @throws invalid for a broken cursor */
export async function threadList(ctx: Ctx, filter: ThreadFilter, { limit, cursor }: PageRequest): Promise<Page<ThreadSummary>> {
  const sort = filter.sort ?? 'active'
  const column = sortColumns[sort]
  const query = narrowed(ctx, filter)
    .$if(cursor !== null, (all) => {
      const [value, id] = decodeCursor(cursor ?? '', 2)
      return all.where((eb) => eb(eb.refTuple(column, 'thread.id'), '<', eb.tuple(sort === 'votes' ? Number(value) : String(value), String(id))))
    })
    .orderBy(column, 'desc')
    .orderBy('thread.id', 'desc')
    .limit(limit + 1)
  const page = toPage(await query.execute(), limit, (row) => cursorOf(row, sort))
  return { items: await toSummaries(ctx, page.items), next: page.next }
}

function narrowed(ctx: Ctx, filter: ThreadFilter) {
  const { state, kind, category, tag, product, author } = filter
  return summaryQuery(ctx.read)
    .where('thread.state', '=', 'visible')
    .$if(Boolean(kind), (q) => q.where('thread.kind', '=', kind ?? 'question'))
    .$if(state === 'unanswered', (q) => q.where('thread.kind', '=', 'question').where('thread.answer_count', '=', 0).where('thread.duplicate_of_id', 'is', null))
    .$if(state === 'unsolved', (q) => q.where('thread.kind', '=', 'question').where('thread.accepted_at', 'is', null).where('thread.duplicate_of_id', 'is', null))
    .$if(state === 'solved', (q) => q.where('thread.accepted_at', 'is not', null))
    .$if(Boolean(category), (q) => q.where('thread.category_id', 'in', categorySubtree(ctx.read, category ?? '')))
    .$if(Boolean(product), (q) => q.where('thread.product_id', '=', (eb) => eb.selectFrom('product as p').select('p.id').where('p.slug', '=', product ?? '')))
    .$if(Boolean(author), (q) => q.where('thread.author_id', '=', (eb) => eb.selectFrom('member as m').select('m.id').where('m.handle', '=', author ?? '')))
    .$if(Boolean(tag), (q) =>
      q.where('thread.id', 'in', (eb) =>
        eb.selectFrom('thread_tag as tt').innerJoin('tag as g', 'g.id', 'tt.tag_id').select('tt.thread_id').where('g.name', '=', tag ?? ''),
      ),
    )
}

function cursorOf(row: SummaryRow, sort: ThreadSort): CursorParts {
  return [{ active: row.activity_at, new: row.created_at, votes: row.votes }[sort], row.id]
}
