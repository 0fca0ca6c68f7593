/**
 * What a query does to a page that search engines may keep: `ignored`, it shows the same; `narrows`, it makes a list
 * with filters or a later page of it, which engines leave out; `pages`, later pages hold texts found nowhere else, so
 * each is kept under its own address.
 */
export type QueryMeaning = 'ignored' | 'narrows' | 'pages'

export type IndexedPage = {
  query: QueryMeaning
  /** The page exists in both languages; false: what people wrote, with words of the site around it. */
  bothLanguages: boolean
}

const list: IndexedPage = { query: 'narrows', bothLanguages: true }
const text: IndexedPage = { query: 'ignored', bothLanguages: true }

/**
 * The pages that search engines may keep, by route. Every page that is not here says `noindex`: searches, forms, what
 * belongs to one member, work of staff.
 */
export const indexedPages: Readonly<Record<string, IndexedPage>> = {
  '/': text,
  '/threads': list,
  '/threads/:id/:slug?': { query: 'pages', bothLanguages: false },
  '/categories': text,
  '/categories/:slug': list,
  '/tags': list,
  '/tags/:tag': list,
  '/ideas': list,
  '/stories': list,
  '/stories/:id/:slug?': { query: 'ignored', bothLanguages: false },
  '/members': list,
  '/members/:handle': { query: 'narrows', bothLanguages: false },
  '/badges': text,
  '/badges/:code': list,
  '/perks': list,
  '/perks/:slug': text,
  '/leaderboard': list,
  '/fairness': list,
  '/transparency': text,
  '/rules': text,
  '/trust': text,
  '/feedback/new': text,
  '/terms': list,
  '/privacy': list,
  '/guidelines': list,
  '/legal-requests/new': text,
}

/** Addresses that crawlers need not ask for: nothing below them is for visitors, or it has no end. */
export const uncrawled = [
  '/admin',
  '/api/',
  '/complete',
  '/dev/',
  '/drafts',
  '/login',
  '/me/',
  '/moderation',
  '/preview',
  '/search',
  '/staff',
  '/stream',
  '/threads/new',
] as const
