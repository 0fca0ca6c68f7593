import type { Rendered } from '#app/core/markdown.server.ts'
import type { Instant } from '#app/core/time.ts'

/** Where an imported text comes from, as its licence asks. */
export type Attribution = {
  site: string
  url: string
  authorName: string
  authorUrl: string | null
  licence: string
  licenceUrl: string
}

/**
 * What an import knows of a post besides its text. Time and author are those of the transaction: `tx.as(author,
 * originalTime)`; the author is an actor without a member id where the source has no account.
 */
export type Imported = {
  /**
   * Unique for the source: `stackexchange:cardano:post:123`. A key that was imported before gives the row that exists.
   */
  key: string
  attribution: Attribution | null
  /** When the source last changed the text. */
  editedAt?: Instant | null
  /** Comments only: their score at the source, which has no votes of its own. */
  score?: number
}

/** What is stored of a text: see `renderText` for Markdown, `sanitizeImportedHtml` for the HTML of another site. */
export type Text = Pick<Rendered, 'html' | 'excerpt' | 'lang'>
