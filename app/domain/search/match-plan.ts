import { encodeToken } from './encode-token.ts'
import { readKoreanWord } from './korean-word.ts'
import type { SearchQuery } from './query-language.ts'
import { normaliseText, segmentText, type Segment, type Span } from './segment-text.ts'
import { STOP_WORDS } from './stop-words.ts'
import { tokensOfSegment } from './tokens.ts'

/** Tokens that follow each other in one field. With `prefix`, the last one matches every token that begins with it. */
export type TokenPhrase = { tokens: string[]; prefix: boolean }

/** One term of the query; any of its spellings matches. */
export type MatchGroup = { anyOf: TokenPhrase[] }

/**
 * How to look a query up, for either store. First every group of `all`; when that finds too little, any
 * token of `any` (the consumer keeps the rarest, see `rarestTokens`), ranked by `bm25`. Never a row in which one of
 * `none` occurs. Tokens are encoded, so they hold letters and digits only.
 */
export type MatchPlan = { all: MatchGroup[]; none: MatchGroup[]; any: string[] }

/** A query of at least this many words drops its stop words and single syllables when others remain. */
const LONG_QUERY_WORDS = 4

/** More required groups than this never all occur in one post; the fallback answers such a question. */
const MAX_GROUPS = 16
const MAX_FALLBACK_TOKENS = 64

/** Twelve rarest terms lose .005 MRR against all of them at a fifth of the time (measured at 100,000 documents). */
export const FALLBACK_TERMS = 12

/** Particles that attach to a foreign word or number ("API를"): required, they would hide "API가". */
const PARTICLES = new Set(
  '은 는 이 가 을 를 에 의 도 만 로 와 과 랑 나 요 에서 으로 에게 한테 까지 부터 처럼 보다 이나 이랑 라는 이라는 에는 에도 에서는 에서도 으로는 이란 이라도 마다 밖에 조차'.split(
    ' ',
  ),
)

/** `raises`: need not occur, but what holds it comes first. */
type Wanted = MatchGroup & { weak: boolean; raises: boolean }

/** The plan for a query. An empty `all` with filters means: filter only. Pure, never throws. */
export function matchPlan(query: SearchQuery): MatchPlan {
  const words = query.words.flatMap((word) => groupsOfWord(word, alternativesOf(query, word)))
  const needed = words.filter(({ raises }) => !raises)
  const strong = needed.filter((group) => !group.weak)
  const telling = words.filter((group) => !group.weak)
  const either = needed.length > 0 ? needed : telling.length > 0 ? telling : words
  const kept = words.length >= LONG_QUERY_WORDS && strong.length > 0 ? strong : either
  const phrases = query.phrases.flatMap(groupOfPhrase)
  const required = distinct([...phrases, ...kept])
  return {
    all: distinct([...required, ...raisingGroup(required[0], words, kept)]),
    none: distinct(query.excluded.flatMap(groupOfPhrase)),
    any: fallbackTokens(query),
  }
}

/**
 * Words that say little alone, in one group with the first that is needed: it is always there, and what else of the
 * group occurs adds to the score.
 */
function raisingGroup(first: MatchGroup | undefined, words: readonly Wanted[], kept: readonly Wanted[]): MatchGroup[] {
  const raising = words
    .filter((word) => word.raises && !word.weak && !kept.includes(word))
    .flatMap(({ anyOf }) => anyOf)
  return first === undefined || raising.length === 0 ? [] : [{ anyOf: [...first.anyOf, ...raising] }]
}

/**
 * Together the terms of a fallback are read from this many documents at most, beyond the first few: the time of the
 * slowest queries.
 */
const FALLBACK_READS = 25_000
const FEWEST_TERMS = 4

/**
 * The tokens to query when not all words occur together. @param documentCounts how many documents hold
 * each token; a token that is missing there occurs nowhere and is left out
 */
export function rarestTokens(
  tokens: string[],
  documentCounts: ReadonlyMap<string, number>,
  limit = FALLBACK_TERMS,
): string[] {
  const documents = (token: string): number => documentCounts.get(token) ?? 0
  const rarest = tokens
    .filter((token) => documents(token) > 0)
    .toSorted((a, b) => documents(a) - documents(b))
    .slice(0, limit)
  let reads = 0
  return rarest.filter((token, at) => (reads += documents(token)) <= FALLBACK_READS || at < FEWEST_TERMS)
}

/** One word may contain several scripts ("iPhone에서"); each becomes a group of its own. */
function groupsOfWord(word: string, alternatives: readonly TokenPhrase[]): Wanted[] {
  const text = normaliseText(word)
  const segments = [...segmentText(text)]
  const groups = segments.flatMap((segment, at): Wanted[] => {
    if (segment.kind === 'word') {
      const whole = { tokens: [encodeToken(segment.whole.token)], prefix: false }
      const apart = { tokens: segment.parts.map((part) => encodeToken(part.token)), prefix: false }
      const weak = isStopWord(text, segment.whole)
      return [{ anyOf: segment.partsSpellWhole ? [whole, apart] : [whole], weak, raises: false }]
    }
    const run = segment.units.map((unit) => unit.char).join('')
    if (at > 0 && segments[at - 1]?.kind === 'word' && PARTICLES.has(run)) return []
    return segment.script === 'hangul'
      ? koreanGroup(run)
      : [{ anyOf: [phraseOf([segment])], weak: segment.units.length === 1, raises: false }]
  })
  return groups.map((group) => ({ ...group, anyOf: [...group.anyOf, ...alternatives] }))
}

function koreanGroup(word: string): Wanted[] {
  const { role, stem } = readKoreanWord(word)
  const raises = role !== 'noun'
  return [{ anyOf: [phraseOf([...segmentText(stem)])], weak: stem.length === 1 || role === 'empty', raises }]
}

function groupOfPhrase(text: string): MatchGroup[] {
  const phrase = phraseOf([...segmentText(normaliseText(text))])
  return phrase.tokens.length > 0 ? [{ anyOf: [phrase] }] : []
}

/**
 * The index tokens in a row. The last syllable of a run is a token of its own only where the run ends, so
 * at the end of a phrase it is left out, or, when it is all there is of the run, it becomes a prefix.
 */
function phraseOf(segments: Segment[]): TokenPhrase {
  const tokens = segments.flatMap((segment) => [...tokensOfSegment(segment)].map((located) => located.token))
  const last = segments.at(-1)
  if (last?.kind !== 'run') return { tokens, prefix: false }
  return last.units.length === 1 ? { tokens, prefix: true } : { tokens: tokens.slice(0, -1), prefix: false }
}

/** A word typed twice is looked up once. */
function distinct(groups: MatchGroup[]): MatchGroup[] {
  return [...new Map(groups.map(({ anyOf }) => [JSON.stringify(anyOf), { anyOf }])).values()].slice(0, MAX_GROUPS)
}

function fallbackTokens(query: SearchQuery): string[] {
  const telling = new Set<string>()
  const stopped = new Set<string>()
  const alternatives = (query.alternatives ?? []).flatMap(({ instead }) => instead)
  const plain = [query.words.join(' '), ...query.phrases, ...alternatives]
  const said = [tellingText(query.words), ...query.phrases, ...alternatives]
  for (const text of (said.some((one) => /[\p{L}\p{N}]/u.test(one)) ? said : plain).map(normaliseText)) {
    for (const segment of segmentText(text)) {
      const tokens = [...tokensOfSegment(segment)].map((located) => located.token)
      const bag = segment.kind === 'word' && isStopWord(text, segment.whole) ? stopped : telling
      for (const token of segment.kind === 'run' ? tokens.slice(0, -1) : tokens) bag.add(token)
    }
  }
  return [...(telling.size > 0 ? telling : stopped)].slice(0, MAX_FALLBACK_TOKENS)
}

/**
 * The words without particles, endings and what is in questions of every kind: rare as they are in other texts, they
 * would weigh like nouns. Behind a word that was cut a paragraph ends, so that no pair of syllables reaches over.
 */
function tellingText(words: readonly string[]): string {
  return words
    .map((word) =>
      word.replace(/[\uAC00-\uD7A3]+/gu, (run) => {
        const { role, stem } = readKoreanWord(run.normalize('NFC'))
        if (role === 'empty') return '\n\n'
        return stem === run ? run : `${stem}\n\n`
      }),
    )
    .join(' ')
}

/** What may stand for the word: a synonym of it or of a phrase with it. */
function alternativesOf({ alternatives = [] }: SearchQuery, word: string): TokenPhrase[] {
  return alternatives
    .filter(({ words }) => words.includes(word))
    .flatMap(({ instead }) => instead)
    .flatMap(groupOfPhrase)
    .flatMap(({ anyOf }) => anyOf)
}

/** By its spelling, as stems of different words coincide. */
function isStopWord(text: string, { start, end }: Span): boolean {
  return STOP_WORDS.has(text.slice(start, end).toLowerCase().replace('\u2019', "'"))
}
