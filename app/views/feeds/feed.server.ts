import { visitor } from '#app/core/actor.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { siteName } from '#app/core/site-name.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { categories, products, tagNamed } from '#app/domain/catalogue/queries/choices.server.ts'
import { translator } from '#app/i18n/index.ts'
import { languageParam } from '#app/i18n/language-param.ts'
import { filterOf, threadListQuery, type ThreadListQuery } from '#app/views/thread-list-query.ts'
import { urls } from '#app/views/urls.ts'
import { atomDocument, type FeedEntry } from './atom.ts'
import { answerEntries, foundEntries, storyEntries, threadEntries } from './entries.server.ts'

/** Entries of a feed: a busy day of one list. */
const most = 30
/** Of a feed without entries. */
const beginning = '1970-01-01T00:00:00.000Z'

/** A list of the site as a feed: its name, the page with the same list, and what is in it. */
type Source = { name: string | null; page: string; entries: FeedEntry[] }

/**
 * The feed that an address asks for: `of=stories`, `q=…` for a search, else the words of a list of threads. It holds what
 * everybody may see, whoever asks.
 * @throws not_found for a category, tag, product or member that is not there; forbidden where visitors may read nothing
 */
export async function feedAt(ctx: Ctx, url: URL): Promise<{ body: string; changedAt: string | null }> {
  const everybody = ctx.as(visitor)
  authorize(everybody.actor, 'thread.read')
  const { name, page, entries } = await sourceOf(everybody, url)
  const site = siteName(ctx)
  const { ORIGIN } = ctx.platform.env
  const changedAt = entries[0]?.publishedAt ?? null
  const body = atomDocument({
    self: ORIGIN + url.pathname + url.search,
    page: ORIGIN + page,
    title: name === null ? site : `${name} · ${site}`,
    lang: ctx.locale,
    siteName: site,
    entries,
    updatedAt: changedAt ?? beginning,
  })
  return { body, changedAt }
}

async function sourceOf(ctx: Ctx, url: URL): Promise<Source> {
  const t = translator(ctx.locale)
  if (url.searchParams.get('of') === 'stories')
    return { name: t('stories.list.title'), page: urls.stories(), entries: await storyEntries(ctx, most) }
  const q = url.searchParams.get('q')?.trim() ?? ''
  if (q !== '') {
    const page = `/search?${new URLSearchParams({ q }).toString()}`
    return { name: t('search.titleFor', { q }), page, entries: await foundEntries(ctx, q, most) }
  }
  const asked = threadListQuery(ctx, url)
  const [name, threads, answers] = await Promise.all([
    listName(ctx, asked),
    threadEntries(ctx, filterOf(ctx, asked), most),
    asked.author === null ? [] : answerEntries(ctx, asked.author, most),
  ])
  const entries = [...threads, ...answers].sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1)).slice(0, most)
  return { name, page: pageOf(asked, url), entries }
}

/** What the list is called: of its filters the narrowest that has a name. @throws not_found */
async function listName(ctx: Ctx, asked: ThreadListQuery): Promise<string | null> {
  const t = translator(ctx.locale)
  const { author, tag, category, product, kind } = asked
  const names = await Promise.all([
    author === null ? null : there((await memberByHandle(ctx, author))?.name),
    tag === null ? null : there((await tagNamed(ctx, tag))?.name),
    category === null ? null : there((await categories(ctx)).find(({ slug }) => slug === category)?.name),
    product === null ? null : there((await products(ctx)).find(({ slug }) => slug === product)?.name),
    kind === null ? null : t(`threads.list.tabs.${kind}`),
  ])
  const said = names.filter((name) => name !== null)
  return said.length === 0 ? null : said.join(' · ')
}

function there(name: string | undefined): string {
  if (name === undefined) throw new DomainError('not_found', 'errors.notFound')
  return name
}

/** The page with the same list. */
function pageOf({ author, tag, category }: ThreadListQuery, url: URL): string {
  if (author !== null) return urls.member(author)
  const params = new URLSearchParams(url.searchParams)
  params.delete(languageParam)
  const place = category === null ? tag && urls.tag(tag) : urls.category(category)
  params.delete(category === null ? 'tag' : 'category')
  return (place ?? urls.threads()) + (params.size === 0 ? '' : `?${params.toString()}`)
}
