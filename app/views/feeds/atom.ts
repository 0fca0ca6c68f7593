import { xmlElement, xmlHead, xmlText } from '#app/core/xml.ts'
import type { Locale } from '#app/i18n/locale.ts'

/** One text of a feed. `id`: an address that stays when the title changes. */
export type FeedEntry = {
  id: string
  href: string
  title: string
  /** null: not recognised. */
  lang: Locale | null
  publishedAt: string
  /** null: nobody, or nobody who agreed to be named. */
  author: string | null
  /** Category or kind, as readers know it; null: none. */
  about: string | null
  summary: string
}

export type AtomFeed = {
  /** Address of the feed itself, and of the page with the same list. */
  self: string
  page: string
  title: string
  lang: Locale
  siteName: string
  /** Newest first. */
  entries: readonly FeedEntry[]
  /** When the newest was published; for an empty feed, when the site began. */
  updatedAt: string
}

/** The feed as a document of RFC 4287. */
export function atomDocument(feed: AtomFeed): string {
  const parts = [
    text('id', feed.self),
    text('title', feed.title),
    text('updated', feed.updatedAt),
    xmlElement('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }, ''),
    xmlElement('link', { rel: 'alternate', type: 'text/html', href: feed.page }, ''),
    author(feed.siteName),
    ...feed.entries.map(entryElement),
  ]
  const root = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.lang }
  return `${xmlHead}${xmlElement('feed', root, parts.join('\n'))}\n`
}

function entryElement(entry: FeedEntry): string {
  const parts = [
    text('id', entry.id),
    text('title', entry.title),
    xmlElement('link', { rel: 'alternate', type: 'text/html', href: entry.href }, ''),
    text('published', entry.publishedAt),
    text('updated', entry.publishedAt),
    ...(entry.author === null ? [] : [author(entry.author)]),
    ...(entry.about === null ? [] : [xmlElement('category', { term: entry.about }, '')]),
    text('summary', entry.summary),
  ]
  return xmlElement('entry', entry.lang === null ? {} : { 'xml:lang': entry.lang }, parts.join(''))
}

function author(name: string): string {
  return xmlElement('author', {}, text('name', name))
}

function text(name: string, value: string): string {
  return xmlElement(name, {}, xmlText(value))
}
