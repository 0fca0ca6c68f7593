import type { Seen } from '#app/domain/notifications/notification-view.ts'
import type { CardOf } from '#app/domain/site/cards/card.ts'
import type { T } from '#app/i18n/translate.ts'
import type { DataOf } from './page.tsx'

/** `title` without the site's name. */
export type Feed = { title: string; href: string }

/** What a page says about itself in its head. */
export type Head = {
  /** Without the site's name, which is added. `null` on the front page. */
  title: string | null
  /** Plain text, up to about 160 characters. */
  description?: string
  /** Kept from search engines although its route is among the indexed pages (`registry/indexed-pages.ts`). */
  noindex?: boolean
  /** What people wrote here exists in both languages, and is shown in that of the page. */
  translated?: boolean
  /** The picture of a link to it; the one of the site when not given. */
  card?: CardOf
  /** The same list as an Atom feed. */
  feed?: Feed
}

/** Where a page is and in which language. `search` with its question mark; `logo` without the origin, null: none. */
export type StructuredPlace = {
  origin: string
  pathname: string
  search: string
  siteName: string
  logo: string | null
  t: T
}

/**
 * The `handle` a route may export:
 *
 *     export const handle: RouteHandle<typeof loader> = {
 *       head: (data, t) => ({ title: t('threads.list.title'), description: t('threads.list.lede') }),
 *     }
 */
export type RouteHandle<Loader = unknown> = {
  head?: (data: DataOf<Loader>, t: T) => Head
  /** What the page shows: notifications about it are read. null: nothing they could be about. */
  sees?: (data: DataOf<Loader>, params: Readonly<Record<string, string>>) => Seen | null
  /** The same in the words of schema.org, for search engines; none: nothing to say. */
  structured?: (data: DataOf<Loader>, at: StructuredPlace) => readonly { '@type': string }[]
  /** `narrow` for forms and single texts. */
  page?: 'wide' | 'narrow'
  /** Nothing around it, neither header nor footer. */
  bare?: boolean
  /** False where the page has its own large search box. */
  search?: boolean
}
