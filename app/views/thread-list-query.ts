import type { Ctx } from '#app/core/context.server.ts'
import type { ThreadFilter } from '#app/domain/threads/queries/thread-conditions.server.ts'
import type { ThreadSort } from '#app/domain/threads/queries/thread-list.server.ts'
import { isLocale, type Locale } from '#app/i18n/locale.ts'

export const kinds = ['question', 'discussion', 'idea', 'announcement'] as const
export const states = ['unanswered', 'unsolved', 'solved', 'outdated'] as const
export const relations = ['mine', 'followed', 'watched'] as const
export const sorts = ['active', 'new', 'votes', 'meToo'] as const

/**
 * What an address of a list asks for, word by word; null and false: it does not say. `lang` all: every language,
 * whatever the reader usually reads.
 */
export type ThreadListQuery = Required<Omit<ThreadFilter, 'hideMuted' | 'lang'>> & {
  lang: Locale | 'all' | null
  sort: ThreadSort
}

/** Words that no filter knows are left out, and what asks about a reader where there is none. */
export function threadListQuery(
  ctx: Ctx,
  url: URL,
  fixed: Pick<ThreadFilter, 'category' | 'tag'> = {},
): ThreadListQuery {
  const word = (name: string): string | null => url.searchParams.get(name)?.slice(0, 80) || null
  const one = <Word extends string>(name: string, words: readonly Word[]): Word | null =>
    words.find((known) => known === word(name)) ?? null
  const member = ctx.actor.memberId !== null
  return {
    kind: one('kind', kinds),
    state: one('state', states),
    sort: one('sort', sorts) ?? 'active',
    author: word('by'),
    product: word('product'),
    tag: fixed.tag ?? word('tag'),
    category: fixed.category ?? word('category'),
    only: member ? one('only', relations) : null,
    unread: member && word('unread') === 'yes',
    noStaff: word('staff') === 'none',
    lang: askedLanguage(url),
  }
}

/** The language of posts that an address asks for; null: it does not say, so what the reader usually reads counts. */
export function askedLanguage(url: URL): Locale | 'all' | null {
  const lang = url.searchParams.get('lang')
  return isLocale(lang) || lang === 'all' ? lang : null
}

/** `usual`: what the reader chose for all lists; `shown`: what this one shows. null: every language. */
export function languageView(ctx: Ctx, url: URL, asked: Locale | 'all' | null, shown: Locale | null) {
  const choices = (['all', 'ko', 'en'] as const).map((choice) => ({
    choice,
    href: linkWith(url, { lang: choice }),
    current: choice === (shown ?? 'all'),
  }))
  return { shown, usual: ctx.reads, asked, choices }
}

/**
 * What the list shows for these words. One's usual language and what one muted narrow the lists that did not ask for a
 * person, a relation, or the muted thing itself.
 */
export function filterOf(ctx: Ctx, { lang, sort: _sort, ...asked }: ThreadListQuery): ThreadFilter {
  const general = asked.only === null && asked.author === null
  return {
    ...asked,
    lang: lang === 'all' ? null : (lang ?? (general ? ctx.reads : null)),
    hideMuted: general && asked.category === null && asked.tag === null,
  }
}

/** The address words for a change of filters; null takes the word out. */
export type Change = Partial<
  Record<
    'kind' | 'state' | 'sort' | 'by' | 'product' | 'tag' | 'category' | 'only' | 'unread' | 'staff' | 'lang' | 'cursor',
    string | null
  >
>

/** The same address with other filters, from its first page. */
export function linkWith(url: URL, change: Change): string {
  const params = new URLSearchParams(url.searchParams)
  params.delete('cursor')
  for (const [name, value] of Object.entries(change)) {
    if (value === null) params.delete(name)
    else params.set(name, value)
  }
  const text = params.toString()
  return text === '' ? url.pathname : `${url.pathname}?${text}`
}
