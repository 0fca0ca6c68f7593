import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { sharedFact } from '#app/core/shared-facts.server.ts'
import { seesArea } from '#app/domain/access/area.ts'
import { categories, products, tags, type CategoryView } from '#app/domain/catalogue/queries/choices.server.ts'
import { unreadByThread } from '#app/domain/following/queries/reading.server.ts'
import type { ThreadFilter } from '#app/domain/threads/queries/thread-conditions.server.ts'
import { countThreads, pinnedThreads, threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { feedOf } from './feeds/feed-address.ts'
import {
  threadListQuery,
  filterOf,
  kinds,
  languageView,
  linkWith,
  relations,
  sorts,
  states,
  type ThreadListQuery,
  type Change,
} from './thread-list-query.ts'
import { tagLinks, threadRows } from './thread-rows.server.ts'
import { urls } from './urls.ts'

const rowsPerPage = 25
/** Counts on filters end here, as counting takes as long as what is counted; the page says "99+". */
const mostCounted = 100

/** Read once for all readers; each gets those of the areas they see. */
async function seenCategories(ctx: Ctx): Promise<CategoryView[]> {
  const all = await sharedFact(ctx, `categories ${ctx.locale}`, () => categories(ctx.as(systemActor)))
  return all.filter(({ area }) => seesArea(ctx.actor, area))
}

/**
 * A page of threads with its filters, read from the address. `fixed` is what the page is about (a category, a
 * tag). The same number of queries for any number of rows: nine, and some short ones for what a category, a tag and what
 * is watched stand for.
 */
export async function threadListPage(ctx: Ctx, url: URL, fixed: Pick<ThreadFilter, 'category' | 'tag'> = {}) {
  const asked = threadListQuery(ctx, url, fixed)
  const filter = filterOf(ctx, asked)
  const cursor = url.searchParams.get('cursor')
  const [page, pinned, chips, allCategories, allProducts, usedTags] = await Promise.all([
    threadList(ctx, { ...filter, sort: asked.sort }, { limit: rowsPerPage, cursor }),
    isNarrowed(asked) ? [] : pinnedThreads(ctx, filter),
    chipsOf(ctx, url, asked),
    seenCategories(ctx),
    sharedFact(ctx, `products ${ctx.locale}`, () => products(ctx)),
    sharedFact(ctx, 'tags', () => tags(ctx, 12)),
  ])
  // Pinned threads are on top of the first page and on no other.
  const rows = page.items.filter(({ id }) => !pinned.some((one) => one.id === id))
  const shown = cursor === null ? [...pinned, ...rows] : rows
  const unread = await unreadByThread(ctx, shown)
  const link = (change: Change): string => linkWith(url, change)
  const pinnedIds = new Set(pinned.map(({ id }) => id))
  return {
    rows: threadRows(ctx, shown, unread).map((row) => ({ ...row, pinned: pinnedIds.has(row.id) })),
    filter: asked,
    narrowed: isNarrowed(asked) || asked.lang !== null,
    mine: asked.only === 'mine' || (ctx.actor.handle !== null && asked.author === ctx.actor.handle),
    here: url.pathname,
    first: cursor === null ? null : link({}),
    next: page.next === null ? null : link({ cursor: page.next }),
    kinds: [null, ...kinds].map((kind) => ({ kind, href: link({ kind }), current: asked.kind === kind })),
    ...chips,
    sorts: sorts.map((sort) => ({
      sort,
      href: link({ sort: sort === 'active' ? null : sort }),
      current: asked.sort === sort,
    })),
    feed: feedOf(ctx.locale, asked),
    language: languageView(ctx, url, asked.lang, filter.lang ?? null),
    /** Filters that came from elsewhere (a link to a tag, a product), with the way to leave each out. */
    left: [
      ...(fixed.category
        ? []
        : named(
            allCategories.find(({ slug }) => slug === asked.category)?.name ?? asked.category,
            link({ category: null }),
          )),
      ...(fixed.tag ? [] : named(asked.tag, link({ tag: null }))),
      ...named(allProducts.find(({ slug }) => slug === asked.product)?.name ?? asked.product, link({ product: null })),
      ...named(asked.author, link({ by: null })),
    ],
    categories: allCategories.map(({ slug, name, about, depth }) => ({
      slug,
      name,
      about,
      depth,
      href: urls.category(slug),
    })),
    products: allProducts.map(({ slug, name }) => ({ name, href: link({ product: slug }) })),
    tags: tagLinks(usedTags.map(({ name }) => name)),
  }
}

/** Filters with how many threads they would show, all counted in one query. */
async function chipsOf(ctx: Ctx, url: URL, asked: ThreadListQuery) {
  const member = ctx.actor.memberId !== null
  const would = (change: Partial<ThreadListQuery>): ThreadFilter => filterOf(ctx, { ...asked, ...change })
  const filters: Record<string, ThreadFilter> = {
    ...Object.fromEntries(states.map((state) => [state, would({ state })])),
    noStaff: would({ noStaff: true }),
    ...(member
      ? { ...Object.fromEntries(relations.map((only) => [only, would({ only })])), unread: would({ unread: true }) }
      : {}),
  }
  const counts = await countThreads(ctx, filters, mostCounted)
  const chip = (name: string, current: boolean, change: Change) => ({
    href: linkWith(url, change),
    current,
    count: Math.min(counts[name] ?? 0, mostCounted - 1),
    more: (counts[name] ?? 0) >= mostCounted,
  })
  return {
    states: [
      { state: null, href: linkWith(url, { state: null }), current: asked.state === null },
      ...states
        .map((state) => ({
          state,
          ...chip(state, asked.state === state, { state: asked.state === state ? null : state }),
        }))
        // An outdated answer is rare: a chip that leads to nothing would only be in the way.
        .filter(({ state, count, current }) => state !== 'outdated' || count > 0 || current),
    ],
    noStaff: chip('noStaff', asked.noStaff, { staff: asked.noStaff ? null : 'none' }),
    relations: member
      ? relations.map((only) => ({
          only,
          ...chip(only, asked.only === only, { only: asked.only === only ? null : only }),
        }))
      : [],
    unread: member ? chip('unread', asked.unread, { unread: asked.unread ? null : 'yes' }) : null,
  }
}

function isNarrowed({ kind, state, author, product, only, unread, noStaff, sort }: ThreadListQuery): boolean {
  return (
    kind !== null ||
    state !== null ||
    author !== null ||
    product !== null ||
    only !== null ||
    unread ||
    noStaff ||
    sort !== 'active'
  )
}

function named(text: string | null, href: string): { text: string; href: string }[] {
  return text === null ? [] : [{ text, href }]
}
