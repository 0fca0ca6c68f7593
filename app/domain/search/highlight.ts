import { characterStart } from '#app/core/shorten.ts'
import { phraseAt } from './count-phrase.ts'
import { matchPlan, type MatchGroup, type TokenPhrase } from './match-plan.ts'
import type { SearchQuery } from './query-language.ts'
import { normaliseText, type Span } from './segment-text.ts'
import { locateTokens, type LocatedToken } from './tokens.ts'

/** Plain text, never HTML. */
export type HighlightSegment = { text: string; hit: boolean }

/**
 * Cuts a plain text into stretches that match the query and stretches that don't. Joined, the stretches are
 * `text` in NFC. A Korean word whose ending differs from the one typed is marked up to where both agree.
 */
export function highlight(text: string, query: SearchQuery): HighlightSegment[] {
  const shown = text.toWellFormed().normalize('NFC')
  return cut(shown, hitSpans(shown, query), 0, shown.length)
}

/**
 * The stretch of the text with the most different hits, about `length` characters long, white space
 * collapsed, "…" where something was left out. Without a hit it is the beginning of the text.
 *
 * @param length in UTF-16 units, without the ellipses
 */
export function snippet(text: string, query: SearchQuery, length: number): HighlightSegment[] {
  const shown = text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (shown.length <= length) return cut(shown, hitSpans(shown, query), 0, shown.length)
  const spans = hitSpans(shown, query)
  const from = wordStart(shown, bestStart(shown, spans, length))
  const to = wordEnd(shown, Math.min(shown.length, from + length), from)
  const segments = cut(shown, spans, from, to)
  if (from > 0) segments.unshift({ text: '…', hit: false })
  if (to < shown.length) segments.push({ text: '…', hit: false })
  return segments
}

/** A page of results is marked with one query: its plan is made once. */
const groupsByQuery = new WeakMap<SearchQuery, MatchGroup[]>()

function groupsOf(query: SearchQuery): MatchGroup[] {
  const known = groupsByQuery.get(query)
  if (known !== undefined) return known
  const groups = matchPlan(query).all
  groupsByQuery.set(query, groups)
  return groups
}

/** Spans of the hits, in order, not overlapping. */
function hitSpans(shown: string, query: SearchQuery): Span[] {
  const groups = groupsOf(query)
  if (groups.length === 0) return []
  // Full-width letters fold one to one, so offsets in the normalised text hold in the shown one.
  const located = locateTokens(normaliseText(shown))
  const tokens = located.map((token) => token.token)
  const places = placesOf(tokens)
  const spans: Span[] = []
  for (const group of groups) {
    const before = spans.length
    for (const phrase of group.anyOf) collectWhole(shown, tokens, located, phrase, beginningsOf(places, phrase), spans)
    if (spans.length > before) continue
    for (const phrase of group.anyOf) collectBeginnings(tokens, located, phrase, beginningsOf(places, phrase), spans)
  }
  return merge(spans)
}

/** The positions of each token. */
function placesOf(tokens: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  tokens.forEach((token, at) => {
    const known = places.get(token)
    if (known === undefined) places.set(token, [at])
    else known.push(at)
  })
  return places
}

/** Where a phrase may begin. */
function beginningsOf(places: ReadonlyMap<string, number[]>, { tokens, prefix }: TokenPhrase): readonly number[] {
  const first = tokens[0] ?? ''
  if (!prefix || tokens.length > 1) return places.get(first) ?? []
  return [...places].flatMap(([token, at]) => (token.startsWith(first) ? at : []))
}

function collectWhole(
  shown: string,
  tokens: string[],
  located: LocatedToken[],
  phrase: TokenPhrase,
  beginnings: readonly number[],
  spans: Span[],
): void {
  for (const at of beginnings) {
    if (!phraseAt(tokens, at, phrase)) continue
    const span = spanOf(located, at, phrase.tokens.length)
    // A prefix is one syllable: of the pair it found only the first half was asked for.
    const last = located[at + phrase.tokens.length - 1]
    if (phrase.prefix && last) span.end = last.start + ((shown.codePointAt(last.start) ?? 0) > 0xffff ? 2 : 1)
    spans.push(span)
  }
}

function collectBeginnings(
  tokens: string[],
  located: LocatedToken[],
  phrase: TokenPhrase,
  beginnings: readonly number[],
  spans: Span[],
): void {
  if (phrase.tokens.length < 2) return
  for (const at of beginnings) {
    let agreed = 0
    while (agreed < phrase.tokens.length && tokens[at + agreed] === phrase.tokens[agreed]) agreed++
    if (agreed > 0) spans.push(spanOf(located, at, agreed))
  }
}

function spanOf(located: LocatedToken[], at: number, count: number): Span {
  const start = located[at]?.start ?? 0
  let end = start
  for (const token of located.slice(at, at + count)) end = Math.max(end, token.end)
  return { start, end }
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}

function cut(shown: string, spans: Span[], from: number, to: number): HighlightSegment[] {
  const segments: HighlightSegment[] = []
  let at = from
  for (const span of spans) {
    const start = Math.max(span.start, at)
    const end = Math.min(span.end, to)
    if (end <= start) continue
    if (start > at) segments.push({ text: shown.slice(at, start), hit: false })
    segments.push({ text: shown.slice(start, end), hit: true })
    at = end
  }
  if (at < to) segments.push({ text: shown.slice(at, to), hit: false })
  return segments
}

/** Where to begin so that the window holds the most different hits, with a little of what came before. */
function bestStart(shown: string, spans: Span[], length: number): number {
  let best = 0
  let bestCount = 0
  let end = 0
  const inWindow = new Map<string, number>()
  const textOf = (span: Span): string => shown.slice(span.start, span.end).toLowerCase()
  spans.forEach((first, index) => {
    for (; end < spans.length; end++) {
      const span = spans[end]
      if (!span || (end > index && span.end > first.start + length)) break
      inWindow.set(textOf(span), (inWindow.get(textOf(span)) ?? 0) + 1)
    }
    if (inWindow.size > bestCount) {
      bestCount = inWindow.size
      best = first.start
    }
    const left = (inWindow.get(textOf(first)) ?? 1) - 1
    if (left > 0) inWindow.set(textOf(first), left)
    else inWindow.delete(textOf(first))
  })
  // Little of what came before: of two lines on a phone, all that is seen, the hit must not fall out.
  const context = Math.floor(length / 10)
  return best <= context ? 0 : best - context
}

/** The next word's beginning near `at`, so that no word (and no character pair) is cut in two. */
function wordStart(shown: string, at: number): number {
  if (at <= 0) return 0
  const space = shown.indexOf(' ', at - 1)
  return space >= 0 && space - at < 16 ? space + 1 : characterStart(shown, at)
}

function wordEnd(shown: string, at: number, from: number): number {
  if (at >= shown.length) return shown.length
  const space = shown.lastIndexOf(' ', at)
  return space > from && at - space < 16 ? space : characterStart(shown, at)
}
