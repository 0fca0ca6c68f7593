import type { Ctx } from '#app/core/context.server.ts'
import { consonantKey, isFirstConsonants } from '#app/core/first-consonants.ts'
import { documentsWith, knownWords } from './known-words.server.ts'
import { readKoreanWord } from './korean-word.ts'
import { wordsWithConsonants } from './queries/spellings.server.ts'
import type { Alternative, SearchQuery } from './query-language.ts'
import { MOST_WORDS_OF_NAME, synonymKey, synonymsOf, type Synonyms } from './synonyms.ts'
import { tagSynonyms } from './tag-synonyms.server.ts'

/** Words that first consonants stand for at most. */
const MOST_BY_CONSONANTS = 8
/**
 * A word in less than this share of the documents of the commonest is not what was meant. Other words of the query
 * tell more.
 */
const LEAST_SHARE = { alone: 0.15, withOthers: 0 }
/** Laughter and tears, not a word. */
const SOUND = /^(.)\1+$/u

/** Other names of one word or name that are looked for. */
const MOST_NAMES = 6

/** The query with what its words may also be called: by first consonants, synonyms, tags, and where a space is. */
export async function expandQuery(ctx: Ctx, query: SearchQuery): Promise<SearchQuery> {
  if (query.words.length === 0) return query
  const names = namesIn(query.words)
  const [byConsonants, byTags, bySpace] = await Promise.all([
    Promise.all(query.words.map((word) => meantByConsonants(ctx, word, query.words.length === 1))),
    calledInTags(ctx, names),
    writtenOtherwise(ctx, query.words),
  ])
  return {
    ...query,
    alternatives: [...byConsonants.flat(), ...calledBy(synonymsFor(ctx), names), ...byTags, ...bySpace],
  }
}

/** The commonest words whose syllables begin with these consonants; those of just as many syllables first. */
async function meantByConsonants(ctx: Ctx, word: string, alone: boolean): Promise<Alternative[]> {
  if (!isFirstConsonants(word) || SOUND.test(word)) return []
  const key = consonantKey(word)
  const found = await wordsWithConsonants(ctx.read, key, alone)
  const exact = found.filter(({ initials }) => initials === key)
  const words = (exact.length > 0 ? exact : found).map((one) => one.word)
  const documents = await documentsWith(ctx, words)
  const least = Math.max(0, ...documents.values()) * (alone ? LEAST_SHARE.alone : LEAST_SHARE.withOthers)
  const instead = words
    .filter((one) => (documents.get(one) ?? 0) > least)
    .toSorted((a, b) => (documents.get(b) ?? 0) - (documents.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, MOST_BY_CONSONANTS)
  return instead.length === 0 ? [] : [{ words: [word], instead, from: 'consonants' }]
}

/** A word of the query or some in a row, and by what they may be known. */
type Name = { words: string[]; keys: string[] }

function namesIn(words: readonly string[]): Name[] {
  return words.flatMap((_, at) =>
    Array.from({ length: Math.min(MOST_WORDS_OF_NAME, words.length - at) }, (__, more) => {
      const row = words.slice(at, at + more + 1)
      const whole = row.join(' ')
      const last = row.at(-1) ?? ''
      const stemmed = [...row.slice(0, -1), stemOf(last)].join(' ')
      return { words: row, keys: [...new Set([synonymKey(whole), synonymKey(stemmed)])] }
    }),
  )
}

function stemOf(word: string): string {
  return word.replace(/[가-힣]+$/u, (run) => (run === word ? readKoreanWord(run).stem : ''))
}

const read = new WeakMap<readonly string[], Synonyms>()

function synonymsFor(ctx: Ctx): Synonyms[] {
  return [ctx.setting('search.synonymsKo'), ctx.setting('search.synonymsEn')].map((lines) => {
    const known = read.get(lines) ?? synonymsOf(lines)
    read.set(lines, known)
    return known
  })
}

function calledBy(synonyms: readonly Synonyms[], names: readonly Name[]): Alternative[] {
  return names.flatMap(({ words, keys }) => {
    const instead = new Set(synonyms.flatMap((lines) => keys.flatMap((key) => lines.get(key) ?? [])))
    return instead.size === 0 ? [] : [{ words, instead: [...instead].slice(0, MOST_NAMES), from: 'synonyms' as const }]
  })
}

/** The other names of a tag that is called by one of its names. */
async function calledInTags(ctx: Ctx, names: readonly Name[]): Promise<Alternative[]> {
  const tagOf = (text: string): string => text.toLowerCase().replaceAll(' ', '-')
  const called = names.map(({ words }) => [...new Set([words.join(' '), ...words.slice(-1).map(stemOf)])].map(tagOf))
  const others = await tagSynonyms(ctx)
  return names.flatMap(({ words }, at) => {
    const instead = [...new Set((called[at] ?? []).flatMap((name) => others.get(name) ?? []))]
    return instead.length === 0 ? [] : [{ words, instead: instead.slice(0, MOST_NAMES), from: 'synonyms' as const }]
  })
}

/** Shorter ones are found apart or together by chance. */
const SHORTEST_TOGETHER = 8
const SHORTEST_PART = 3

/** `stakepool` also as "stake pool", and the other way round, where documents have both. */
async function writtenOtherwise(ctx: Ctx, words: readonly string[]): Promise<Alternative[]> {
  const together = words.slice(0, -1).flatMap((word, at) => {
    const next = words[at + 1] ?? ''
    return isLatin(word) && isLatin(next) && word.length + next.length >= SHORTEST_TOGETHER
      ? [{ words: [word, next], instead: [word + next] }]
      : []
  })
  const apart = words
    .filter((word) => isLatin(word) && word.length >= SHORTEST_TOGETHER)
    .flatMap((word) =>
      Array.from({ length: word.length - 2 * SHORTEST_PART + 1 }, (_, at) => at + SHORTEST_PART).map((at) => ({
        words: [word],
        instead: [`${word.slice(0, at)} ${word.slice(at)}`],
      })),
    )
  const all = [...together, ...apart]
  if (all.length === 0) return []
  const parts = await documentsWith(ctx, [
    ...new Set(all.flatMap(({ instead }) => instead.flatMap((one) => one.split(' ')))),
  ])
  const likely = all.filter(({ instead }) =>
    instead.every((one) => one.split(' ').every((part) => (parts.get(part) ?? 0) > 0)),
  )
  const known = await knownWords(
    ctx,
    likely.flatMap(({ instead }) => instead),
    'phrase',
  )
  return likely
    .filter(({ instead }) => instead.every((one) => known.has(one)))
    .map((one) => ({ ...one, from: 'synonyms' as const }))
}

function isLatin(word: string): boolean {
  return /^[a-z]+$/iu.test(word)
}
