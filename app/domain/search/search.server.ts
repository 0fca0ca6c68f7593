import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, encodeCursor, type Page, type PageRequest } from '#app/core/page.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { bestSnippet } from './best-snippet.ts'
import { correctQuery } from './correct-query.server.ts'
import type { DocumentPart, SearchType } from './document.ts'
import { expandQuery } from './expand-query.server.ts'
import { MOST_CANDIDATES, findCandidates, type Found, type Wanted } from './find-candidates.server.ts'
import { highlight, type HighlightSegment } from './highlight.ts'
import { hiddenPosts, partsOf, postLangs } from './queries/candidates.server.ts'
import { parseQuery, type SearchQuery } from './query-language.ts'
import { booster, inOrder } from './rank.ts'
import { otherNamesIn } from './word-start-share.ts'

/** The number of best matches that are checked for whole words. */
const CLOSELY = 40

/** Snippets in characters; two lines on a wide page. */
const SNIPPET_LENGTH = 200

/** Characters of a document that are read for that check. */
const READ_CHARACTERS = 12_000

/**
 * A result. `title` and `snippet` are plain texts cut into stretches, never HTML. `postId`: where the snippet is from;
 * null elsewhere.
 */
export type SearchHit = {
  type: SearchType
  id: string
  title: HighlightSegment[]
  /** Language of the title; null: none was recognised, or a name. */
  lang: Locale | null
  snippet: HighlightSegment[]
  /** An answer may be in another language than its question. */
  snippetLang: Locale | null
  postId: string | null
  /** BM25 with boosts; comparable within one search only. */
  score: number
  /** Only some of the terms occur in it. */
  partial: boolean
}

/**
 * `corrected`: the query that was searched instead, because the typed one has no match; null: as typed. `also`: other
 * names of what was asked for that are in these results. `excluded`: words and phrases that a minus left out.
 */
export type SearchPage = Page<SearchHit> & { corrected: string | null; also: string[]; excluded: string[] }

/**
 * Searches threads, stories and members: full matches first, then, when those are few, partial ones. Only what is
 * visible now, in areas that the reader sees, is returned, whatever the index contains. At most 200 results.
 * @param input.q as typed, with operators (see `parseQuery`)
 * @param input.type null: threads, stories and members together
 * @param input.lang only what is in this language, or in none that was recognised; null or left out: all
 * @param input.literal true: no correction of spelling
 */
export async function search(
  ctx: Ctx,
  {
    q,
    type,
    lang = null,
    limit,
    cursor,
    literal = false,
  }: PageRequest & { q: string; type: SearchType | null; lang?: Locale | null; literal?: boolean },
): Promise<SearchPage> {
  const from = cursor === null ? 0 : Number(decodeCursor(cursor, 1)[0])
  const { query, found, corrected } = await findAsMeant(ctx, q, { type, lang }, literal)
  const ranked = await rank(ctx, found, query)
  const rows = ranked.slice(from, from + limit)
  const more = from + limit < Math.min(ranked.length, MOST_CANDIDATES)
  return {
    ...(await hits(ctx, rows, query)),
    next: more ? encodeCursor([from + limit]) : null,
    corrected,
    excluded: query.excluded,
  }
}

/** The corrected query, when nothing has all typed words and something is found with the corrected ones. */
async function findAsMeant(
  ctx: Ctx,
  q: string,
  wanted: Wanted,
  literal: boolean,
): Promise<{ query: SearchQuery; found: Found[]; corrected: string | null }> {
  const query = await expandQuery(ctx, parseQuery(q))
  const found = await findCandidates(ctx, query, wanted)
  if (literal || found.some(({ partial }) => !partial)) return { query, found, corrected: null }
  const meant = await correctQuery(ctx, q, query)
  if (meant === null) return { query, found, corrected: null }
  const instead = await expandQuery(ctx, meant.query)
  const better = await findCandidates(ctx, instead, wanted)
  return better.length === 0 ? { query, found, corrected: null } : { query: instead, found: better, corrected: meant.q }
}

/** Ranks matches, best first; whole words come before parts of words. */
export async function rank(ctx: Ctx, found: readonly Found[], query: SearchQuery): Promise<Found[]> {
  const { byFacts, byPlace } = booster(query)
  const roughly = inOrder(found.map((row) => ({ ...row, score: row.score * byFacts(row) })))
  if (byPlace === null) return roughly
  const close = roughly.slice(0, CLOSELY)
  const parts = await partsOf(
    ctx.read,
    close.map(({ rowid }) => rowid),
  )
  const closely = close.map((row) => {
    const text = [row.title, ...(parts.get(row.rowid) ?? []).map((part) => part.text)]
      .join('\n')
      .slice(0, READ_CHARACTERS)
    return { ...row, score: row.score * byPlace(text) }
  })
  return [...inOrder(closely), ...roughly.slice(CLOSELY)]
}

async function hits(
  ctx: Ctx,
  rows: readonly Found[],
  query: SearchQuery,
): Promise<{ items: SearchHit[]; also: string[] }> {
  const [parts, hidden] = await Promise.all([
    partsOf(
      ctx.read,
      rows.map(({ rowid }) => rowid),
    ),
    hiddenPosts(
      ctx.read,
      rows.filter(({ type }) => type === 'thread').map(({ subjectId }) => subjectId),
    ),
  ])
  const shown = rows.map(({ rowid }) =>
    (parts.get(rowid) ?? [])
      .filter(({ id }) => id === null || !hidden.has(id))
      // Of a text in both languages the reader's comes first: of equal parts the earliest is quoted.
      .toSorted((a, b) => Number(isForeign(a, ctx.locale)) - Number(isForeign(b, ctx.locale))),
  )
  const cut = shown.map((texts) =>
    bestSnippet(
      texts.filter(({ id }) => id !== null),
      query,
      SNIPPET_LENGTH,
    ),
  )
  const langs = await postLangs(
    ctx.read,
    rows.flatMap(({ type }, at) => (type === 'thread' ? (cut[at]?.partId ?? []) : [])),
  )
  const items = rows.map(({ type, subjectId, title, lang, score, partial }, at): SearchHit => {
    const { segments, partId, lang: partLang } = cut[at] ?? { segments: [], partId: null }
    const postId = type === 'thread' ? partId : null
    return {
      type,
      id: subjectId,
      title: highlight(title, query),
      lang,
      snippet: segments,
      snippetLang: partLang ?? (postId === null ? lang : (langs.get(postId) ?? null)),
      postId,
      score,
      partial,
    }
  })
  const texts = rows.map(({ title }, at) => [title, ...(shown[at] ?? []).map(({ text }) => text)].join('\n'))
  return { items, also: otherNamesIn(texts, query) }
}

function isForeign({ lang }: DocumentPart, locale: Locale): boolean {
  return lang !== undefined && lang !== locale
}
