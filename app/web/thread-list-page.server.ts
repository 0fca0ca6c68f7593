import type { Ctx } from '#app/core/context.server.ts'
import { categories, tags } from '#app/domain/threads/queries/catalog.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import type { ThreadFilter } from '#app/domain/threads/queries/thread-list.server.ts'
import { tagLinks, threadRows } from './thread-rows.server.ts'
import { urls } from './urls.ts'

const kinds = ['question', 'discussion', 'idea', 'announcement'] as const
const states = ['unanswered', 'unsolved', 'solved'] as const
const sorts = ['active', 'new', 'votes'] as const
const rowsPerPage = 25

/**
 * A page of threads with its filters, read from the address; words that no filter knows are left out. `fixed` is what the
 * page itself stands for (a category, a tag).
 */
export async function threadListPage(ctx: Ctx, url: URL, fixed: Pick<ThreadFilter, 'category' | 'tag'> = {}) {
  const asked = (name: string): string | null => url.searchParams.get(name)?.slice(0, 80) || null
  const filter = {
    kind: kinds.find((kind) => kind === asked('kind')) ?? null,
    state: states.find((state) => state === asked('state')) ?? null,
    sort: sorts.find((sort) => sort === asked('sort')) ?? 'active',
    author: asked('by'),
    product: asked('product'),
    tag: fixed.tag ?? asked('tag'),
    category: fixed.category ?? asked('category'),
  }
  const cursor = url.searchParams.get('cursor')
  const [page, allCategories, usedTags] = await Promise.all([threadList(ctx, filter, { limit: rowsPerPage, cursor }), categories(ctx), tags(ctx, 12)])
  const link = (change: Record<string, string | null>): string => linkWith(url, change)
  const mine = ctx.actor.handle !== null && filter.author === ctx.actor.handle
  return {
    rows: threadRows(ctx, page.items),
    filter,
    narrowed: filter.kind !== null || filter.state !== null || filter.author !== null || filter.product !== null,
    mine,
    here: url.pathname,
    first: cursor === null ? null : link({}),
    next: page.next === null ? null : link({ cursor: page.next }),
    kinds: [null, ...kinds].map((kind) => ({ kind, href: link({ kind }), current: filter.kind === kind })),
    states: [null, ...states].map((state) => ({ state, href: link({ state, by: mine ? null : filter.author }), current: filter.state === state && !mine })),
    mineHref: ctx.actor.handle === null ? null : link({ by: ctx.actor.handle, state: null }),
    sorts: sorts.map((sort) => ({ sort, href: link({ sort: sort === 'active' ? null : sort }), current: filter.sort === sort })),
    categories: allCategories.map(({ slug, name, about }) => ({ slug, name, about, href: urls.category(slug) })),
    tags: tagLinks(usedTags.map(({ name }) => name)),
  }
}

/** The same address with other filters, from its first page. */
function linkWith(url: URL, change: Record<string, string | null>): string {
  const params = new URLSearchParams(url.searchParams)
  params.delete('cursor')
  for (const [name, value] of Object.entries(change)) {
    if (value === null) params.delete(name)
    else params.set(name, value)
  }
  const text = params.toString()
  return text === '' ? url.pathname : `${url.pathname}?${text}`
}
