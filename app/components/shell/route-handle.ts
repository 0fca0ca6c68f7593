import type { Seen } from '#app/domain/notifications/notification-view.ts'
import type { T } from '#app/i18n/translate.ts'
import type { DataOf } from './page.tsx'

/** What a page says about itself in its head. */
export type Head = {
  /** Without the site's name, which is added. `null` on the front page. */
  title: string | null
  /** Plain text, up to about 160 characters. */
  description?: string
  /** Path of the one address under which search engines should know the page. */
  canonical?: string
  noindex?: boolean
}

/**
 * The `handle` a route may export:
 *
 *     export const handle: RouteHandle<typeof loader> = {
 *       head: (data, t) => ({ title: t('threads.list.title'), canonical: '/threads' }),
 *     }
 */
export type RouteHandle<Loader = unknown> = {
  head?: (data: DataOf<Loader>, t: T) => Head
  /** What the page shows: notifications about it are read. null: nothing they could be about. */
  sees?: (data: DataOf<Loader>, params: Readonly<Record<string, string>>) => Seen | null
  /** `narrow` for forms and single texts. */
  page?: 'wide' | 'narrow'
  /** Nothing around it, neither header nor footer. */
  bare?: boolean
  /** False where the page has its own large search box. */
  search?: boolean
}
