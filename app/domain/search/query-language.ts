import type { ThreadKind } from '#app/domain/threads/thread.ts'

/** Longest query that is read, in characters; the rest is cut off. */
export const MAX_QUERY_LENGTH = 200

export type SearchState = 'solved' | 'unsolved' | 'unanswered'

export type SearchFilter =
  | { operator: 'tag' | 'category' | 'by'; value: string; excluded: boolean }
  | { operator: 'is'; value: SearchState; excluded: boolean }
  | { operator: 'lang'; value: 'en' | 'ko'; excluded: boolean }
  | ListFilter

/** Filters of the thread list that nobody types: a kind; no staff answered; an answer that may be outdated. */
export type ListFilter =
  | { operator: 'kind'; value: ThreadKind; excluded: boolean }
  | { operator: 'state'; value: 'noStaff' | 'outdated'; excluded: boolean }

/** The parsed query, in the order it was typed. All texts are NFC; filter values are lower case. */
export type SearchQuery = {
  words: string[]
  /** Without their quotation marks. */
  phrases: string[]
  /** Words and phrases that must not occur. */
  excluded: string[]
  filters: SearchFilter[]
  /** What some of the words may also be called (see `expandQuery`); left out: nothing else. */
  alternatives?: Alternative[]
}

/** `instead`: other words for these words of the query, in a row. `from`: where they are known from. */
export type Alternative = { words: string[]; instead: string[]; from: 'synonyms' | 'consonants' }

const STATES: readonly string[] = ['solved', 'unsolved', 'unanswered'] satisfies SearchState[]

/** `-`? then `operator:"value"` or `operator:value`; or a phrase in straight or curly quotes; or a word. */
const PIECE =
  /(-(?=[^\s-]))?(?:([a-z]+):(?:"([^"]*)"|([^\s"]+))|["\u201C\u201D]([^"\u201C\u201D]*)["\u201C\u201D]|([^\s"\u201C\u201D]+|["\u201C\u201D]))/giu

/**
 * Reads what a person typed into the search box. Operators: `tag:` `category:` `by:` `is:solved|unsolved|unanswered`,
 * `lang:ko|en`, `"phrase"`, `-word` (also before a phrase or an operator; of words only after another). Whatever isn't one
 * of these is a plain word.
 * Never throws.
 *
 * @param q only the first 200 characters are read
 * @example parseQuery('환불 -카드 is:solved "7 days"')
 */
export function parseQuery(q: string): SearchQuery {
  const query: SearchQuery = { words: [], phrases: [], excluded: [], filters: [] }
  const text = [
    ...q
      .slice(0, 8 * MAX_QUERY_LENGTH)
      .toWellFormed()
      .normalize('NFC'),
  ]
    .slice(0, MAX_QUERY_LENGTH)
    .join('')
  for (const [whole, minus, operator, quoted, bare, phrase, word] of text.matchAll(PIECE)) {
    const excluded = minus !== undefined && excludes(query, word)
    if (operator !== undefined) {
      // An operator leaves threads out on its own.
      const filter = filterFor(operator.toLowerCase(), (quoted ?? bare ?? '').trim(), minus !== undefined)
      if (filter) query.filters.push(filter)
      else (excluded ? query.excluded : query.words).push(minus === undefined ? whole : whole.slice(1))
    } else if (phrase !== undefined) {
      if (phrase.trim()) (excluded ? query.excluded : query.phrases).push(phrase.trim())
    } else if (word !== undefined && /[\p{L}\p{N}]/u.test(word)) {
      ;(excluded ? query.excluded : query.words).push(word)
    }
  }
  return query
}

/**
 * Whether a minus leaves something out: not before a number, which it belongs to (`rssi -51`), and not before anything
 * was asked for, as then nothing could be found.
 */
function excludes({ words, phrases, filters }: SearchQuery, word: string | undefined): boolean {
  return !/^[\d.,]/u.test(word ?? '') && words.length + phrases.length + filters.length > 0
}

function filterFor(operator: string, value: string, excluded: boolean): SearchFilter | null {
  const folded = value.toLowerCase()
  if (operator === 'is') return isState(folded) ? { operator, value: folded, excluded } : null
  if (operator === 'lang') return folded === 'en' || folded === 'ko' ? { operator, value: folded, excluded } : null
  if (operator === 'by') {
    const handle = folded.replace(/^@/, '')
    return handle ? { operator, value: handle, excluded } : null
  }
  if (operator === 'tag' || operator === 'category') return folded ? { operator, value: folded, excluded } : null
  return null
}

function isState(value: string): value is SearchState {
  return STATES.includes(value)
}
