import type { DocumentPart } from './document.ts'
import { snippet, type HighlightSegment } from './highlight.ts'
import type { SearchQuery } from './query-language.ts'
import { normaliseText } from './segment-text.ts'
import { STOP_WORDS } from './stop-words.ts'

export type Snippet = { segments: HighlightSegment[]; partId: string | null; lang?: DocumentPart['lang'] }

/**
 * Marking reads a text word by word, so it gets only this many times the length of a snippet, from a little before the
 * first hit.
 */
const WINDOW = 1.5
const BEFORE = 0.2

/** Characters of a text that are searched at most. */
const MOST_CHARACTERS = 20_000

/** In characters; what is longer is cut anywhere. */
const LONGEST_WORD = 40

/** Letters of a word that are searched for: enough to recognise it with another ending. */
const LATIN_LETTERS = 4

/**
 * The snippet with the most words of the query, from the part in which most of them begin; of equal parts the
 * earliest. Empty without parts.
 * @param length of the snippet in UTF-16 units
 */
export function bestSnippet(parts: readonly DocumentPart[], query: SearchQuery, length: number): Snippet {
  const needles = needlesOf(query)
  let best: { part: DocumentPart; from: number; count: number } | null = null
  for (const part of parts) {
    const { from, count } = bestWindow(part.text.slice(0, MOST_CHARACTERS).toLowerCase(), needles, length)
    if (best === null || count > best.count) best = { part, from, count }
    if (best.count === needles.length) break
  }
  if (best === null) return { segments: [], partId: null }
  const { part, from } = best
  // Begins and ends between words, or the marks at its edges could be of half a word.
  const start = from === 0 ? 0 : part.text.indexOf(' ', from) + 1
  const end = wordEnd(part.text, start + WINDOW * length)
  const segments = snippet(part.text.slice(start, end), query, length)
  if (start > 0 && segments[0]?.text !== '…') segments.unshift({ text: '…', hit: false })
  if (end < part.text.length && segments.at(-1)?.text !== '…') segments.push({ text: '…', hit: false })
  return { segments, partId: part.id, lang: part.lang }
}

/** The end of the word at that position. */
function wordEnd(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space < 0 || space - at > LONGEST_WORD ? at : space
}

/** A page of results is cut with one query. */
const needlesByQuery = new WeakMap<SearchQuery, string[]>()

/** What to look for by plain comparison: two syllables of a Korean word, the beginning of any other. */
function needlesOf(query: SearchQuery): string[] {
  const known = needlesByQuery.get(query)
  if (known !== undefined) return known
  const others = (query.alternatives ?? []).flatMap(({ instead }) => instead)
  const words = [...query.phrases, ...query.words, ...others]
    .flatMap(
      (text) =>
        normaliseText(text)
          .toLowerCase()
          .match(/[\uAC00-\uD7A3]+|[^\s\uAC00-\uD7A3]+/g) ?? [],
    )
    .filter((word) => !STOP_WORDS.has(word))
  const needles = [
    ...new Set(words.map((word) => (/[\uAC00-\uD7A3]/.test(word) ? word.slice(0, 2) : word.slice(0, LATIN_LETTERS)))),
  ]
  needlesByQuery.set(query, needles)
  return needles
}

/** Where to begin so that most needles lie within `length`; a little before the first of them. */
function bestWindow(text: string, needles: readonly string[], length: number): { from: number; count: number } {
  const places = needles
    .flatMap((needle) => placesOf(text, needle).map((at) => ({ at, needle })))
    .sort((a, b) => a.at - b.at)
  let best = { from: 0, count: 0 }
  places.forEach(({ at }, index) => {
    const inside = new Set<string>()
    for (let next = index; next < places.length && (places[next]?.at ?? 0) < at + length; next++)
      inside.add(places[next]?.needle ?? '')
    if (inside.size > best.count) best = { from: Math.max(0, at - Math.round(BEFORE * length)), count: inside.size }
  })
  return best
}

function placesOf(text: string, needle: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(needle); at >= 0 && places.length < 30; at = text.indexOf(needle, at + needle.length)) {
    const insideWord = /^[a-z0-9]/.test(needle) && /[a-z0-9]/.test(text.charAt(at - 1))
    if (!insideWord) places.push(at)
  }
  return places
}
