import type { Expression, Kysely } from 'kysely'
import type { Database } from '#db/schema/index.ts'

/**
 * Tokens in a row within one field; with `prefix`, the last one matches every token that begins with it. Letters and
 * digits only.
 */
export type FullTextPhrase = { tokens: readonly string[]; prefix: boolean }

/** One thing asked for; any of the phrases will do. */
export type FullTextGroup = { anyOf: readonly FullTextPhrase[] }

export type FullTextQuery = {
  /** At least one. */
  groups: readonly FullTextGroup[]
  /** Whether a document must hold every group, or any one of them. */
  match: 'every' | 'any'
  /** A document with one of these is left out. */
  none: readonly FullTextGroup[]
  /**
   * Only documents with one of these are scored, by all of the groups. The rarest of many terms: what holds none of
   * them is not among the best, and reading it is most of the work. Left out: every match.
   */
  seed?: readonly FullTextGroup[]
}

/** A query with more matches is broad: a search for one common word wants documents about it. */
export const BROAD = 4_000

/** The number of a row of `search_document`. `score` is BM25 with title weight 3 (see `bm25.ts`): higher is better. */
export type FullTextMatch = { rowid: number; score: number }

/** Encoded tokens of one document. `rowid` is that of its row of `search_document`. */
export type FullTextDocument = { rowid: number; title: readonly string[]; body: readonly string[] }

export type FullText = {
  /**
   * Puts documents into the index, or replaces them; each row once. Within a transaction. SQLite: a contentless FTS5
   * table. PostgreSQL: a tsvector under GIN, with a count of documents kept per token, because `ts_stat` reads
   * everything; only tokens that came or went are counted. Many together cost it a tenth of what one after the other
   * does in one transaction, where each count leaves a dead row behind.
   */
  put(db: Kysely<Database>, documents: readonly FullTextDocument[]): Promise<void>
  /** Takes a document out; nothing happens when it isn't there. */
  remove(db: Kysely<Database>, rowid: number): Promise<void>
  /**
   * A small step towards an index that is quick to read; true: there may be more to do. Each change is appended beside
   * what is there, and a query reads all of these pieces. SQLite: merges some of them. PostgreSQL: sorts in what waits
   * beside the GIN index, all of it.
   */
  tidy(db: Kysely<Database>): Promise<boolean>
  /** How many documents hold each token; tokens that none holds are missing. */
  documentCounts(db: Kysely<Database>, tokens: readonly string[]): Promise<Map<string, number>>
  /** Rows of the first few matches, in no order: less than `limit` are all. Ranking is most of the work of `match`. */
  first(db: Kysely<Database>, query: FullTextQuery, limit: number): Promise<number[]>
  /**
   * The best matches, best first; of equals the newer row. SQLite ranks every match by FTS5's `bm25`. PostgreSQL has no
   * inverse document frequency: it orders all matches by an estimate of BM25, and twice as many as asked for get the
   * exact score. Of a query with more than `broad` matches (4,000 when left out) half as many are scored, the newest
   * that hold it in the title, and an eighth as many of the newest; unless more are asked for.
   * @param options.among keeps only these rows; null: any
   */
  match(
    db: Kysely<Database>,
    query: FullTextQuery,
    options: { among: Expression<{ rowid: number }> | null; limit: number; broad?: number },
  ): Promise<FullTextMatch[]>
}
