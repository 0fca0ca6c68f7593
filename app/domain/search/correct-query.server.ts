import type { Ctx } from '#app/core/context.server.ts'
import { documentsWith, knownWords } from './known-words.server.ts'
import { nounOf, readKoreanWord } from './korean-word.ts'
import { matchPlan } from './match-plan.ts'
import { visibleCandidates } from './queries/candidates.server.ts'
import { similarSpellings } from './queries/spellings.server.ts'
import type { SearchQuery } from './query-language.ts'
import { shownTexts } from './shown-texts.server.ts'
import {
  isSpellable,
  oneLetterAway,
  otherKeyboard,
  slipsAllowed,
  slipsBetween,
  spellingOf,
  type Spelling,
} from './spelling.ts'
import { STOP_WORDS } from './stop-words.ts'
import { holdsWord } from './word-start-share.ts'

/** Words that say something; more are a sentence, which is searched word by word in any case. */
const MOST_WORDS = 8

/** Words that are compared with known ones: of more that no text knows, the query is about something else. */
const MOST_SLIPS = 3

/** Each part of a word that was written together has at least so many letters. */
const SHORTEST_PART = 3

const SYLLABLES = /^[가-힣]+$/u

/**
 * The query with each unknown word replaced by what was meant: the same keys on the other keyboard, a known word one
 * slip away, or two words that were written as one. What is put in was typed, or is in something that every reader may
 * see: a word of hidden threads would tell what they are about.
 * @param query with its alternatives (see `expandQuery`): a word that has some is no mistake
 * @returns null when nothing can be corrected
 */
export async function correctQuery(
  ctx: Ctx,
  q: string,
  query: SearchQuery,
): Promise<{ q: string; query: SearchQuery } | null> {
  if (query.words.filter(says).length > MOST_WORDS) return null
  const unknown = await unknownWords(ctx, query)
  if (unknown.length === 0) return null
  const meant = await onOtherKeyboard(ctx, unknown)
  const mistyped = unknown.filter((word) => !meant.has(word) && !isInflected(word))
  for (const word of mistyped.slice(0, MOST_SLIPS)) {
    const best = (await slipOf(ctx, word)) ?? (await twoWords(ctx, word))
    if (best !== null && !isInflected(best) && (await isVisible(ctx, best))) meant.set(word, best)
  }
  if (meant.size === 0) return null
  let text = q.normalize('NFC')
  for (const [word, instead] of meant) text = text.replace(word, () => instead)
  const words = query.words.flatMap((word) => (meant.get(word) ?? word).split(' '))
  return { q: text, query: { ...query, words } }
}

function says(word: string): boolean {
  return SYLLABLES.test(word) ? readKoreanWord(word).role !== 'empty' : !STOP_WORDS.has(word.toLowerCase())
}

/** A single syllable with its particle or ending, a number of things (두명), what one does as a noun (보내기). */
const INFLECTED = /^(?:.[는은을를이가던고]|[한두세네몇].|.+기)$/u

/** Verbs have more forms than any text holds: an unknown one is seldom a mistake. */
function isInflected(word: string): boolean {
  if (!SYLLABLES.test(word)) return false
  return INFLECTED.test(word) || readKoreanWord(word).role !== 'noun'
}

/** Documents that are looked at: with a word in hidden ones only, it is not shown. */
const LOOKED_AT = 10

/** Whether one of a few documents shows these words to every reader; the index may hold posts that are hidden by now. */
async function isVisible(ctx: Ctx, words: string): Promise<boolean> {
  const { all } = matchPlan({ words: words.split(' '), phrases: [], excluded: [], filters: [] })
  const rows = await ctx.dialect.fullText.first(ctx.read, { groups: all, match: 'every', none: [] }, LOOKED_AT)
  const texts = await shownTexts(ctx, [...(await visibleCandidates(ctx, rows, null)).values()])
  return texts.some((text) => words.split(' ').every((word) => holdsWord(text, word)))
}

/** Words that no document holds, without their particles and endings; numbers and names with signs are left alone. */
async function unknownWords(ctx: Ctx, { words, alternatives = [] }: SearchQuery): Promise<string[]> {
  const named = new Set(alternatives.flatMap((alternative) => alternative.words))
  const candidates = [...new Set(words)].filter((word) => /^\p{L}+$/u.test(word) && !named.has(word))
  const known = await knownWords(ctx, candidates.map(stemOf))
  return candidates.filter((word) => says(word) && !known.has(stemOf(word)))
}

function stemOf(word: string): string {
  return SYLLABLES.test(word) ? readKoreanWord(word).stem : word.toLowerCase()
}

/** Who typed one word on the wrong keyboard typed all of them on it: single syllables follow the longer words. */
async function onOtherKeyboard(ctx: Ctx, words: readonly string[]): Promise<Map<string, string>> {
  const turned = new Map(
    words.flatMap((word) => {
      const other = otherKeyboard(word)
      return other === null ? [] : [[word, other] as const]
    }),
  )
  const telling = [...turned.values()].filter((other) => other.length > 1)
  const known = await knownWords(ctx, telling.map(stemOf))
  if (telling.some((other) => known.has(stemOf(other)))) return turned
  // Mistyped on the wrong keyboard. Letters that make syllables are no accident; syllables make letters always.
  for (const [word, other] of turned) {
    const instead = SYLLABLES.test(other) && other.length > 2 ? await slipOf(ctx, other) : null
    if (instead !== null && (await isVisible(ctx, instead))) return new Map([...turned, [word, instead]])
  }
  return new Map()
}

/** The known word that is a slip away, the commonest of the nearest; null: none. */
async function slipOf(ctx: Ctx, typed: string): Promise<string | null> {
  const word = typed.toLowerCase()
  if (!SYLLABLES.test(word)) return nearest(ctx, word)
  const { role, stem } = readKoreanWord(word)
  for (const form of new Set([nounOf(word), role === 'predicate' ? stem : word])) {
    const best = (await oneLetterOff(ctx, form)) ?? (await nearest(ctx, form))
    if (best !== null) return best
  }
  return null
}

/** Of the words that differ in one letter of one syllable, the commonest that any text holds. */
async function oneLetterOff(ctx: Ctx, word: string): Promise<string | null> {
  if (word.length < 2 || word.length > 6) return null
  const documents = await documentsWith(ctx, oneLetterAway(word))
  const likely = [...documents]
    .filter(([, count]) => count > 0)
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, 10)
    .map(([other]) => other)
  const known = await knownWords(ctx, likely)
  return likely.find((other) => known.has(other)) ?? null
}

async function nearest(ctx: Ctx, word: string): Promise<string | null> {
  const spelling = spellingOf(word)
  if (!isSpellable(spelling)) return null
  const best = await nearestSpellings(ctx, spelling)
  const documents = await documentsWith(ctx, best)
  const [first] = best
    .filter((other) => (documents.get(other) ?? 0) > 0)
    .toSorted((a, b) => (documents.get(b) ?? 0) - (documents.get(a) ?? 0) || (a < b ? -1 : 1))
  return first ?? null
}

async function nearestSpellings(ctx: Ctx, spelling: Spelling): Promise<string[]> {
  const allowed = slipsAllowed(spelling.letters)
  const near = (await similarSpellings(ctx.read, spelling, allowed))
    .map((known) => ({ word: known.word, slips: slipsBetween(spelling.letters, known.letters) }))
    .filter(({ slips }) => slips > 0 && slips <= allowed)
  const fewest = Math.min(...near.map(({ slips }) => slips))
  return [...new Set(near.filter(({ slips }) => slips === fewest).map((one) => one.word))].slice(0, 10)
}

/** `guesthouse` as guest house: where both are known, the pair whose rarer word is the commonest. */
async function twoWords(ctx: Ctx, word: string): Promise<string | null> {
  if (!/^[a-z]+$/iu.test(word) || word.length < 2 * SHORTEST_PART) return null
  const pairs = Array.from({ length: word.length - 2 * SHORTEST_PART + 1 }, (_, at) => [
    word.slice(0, at + SHORTEST_PART),
    word.slice(at + SHORTEST_PART),
  ])
  const documents = await documentsWith(ctx, [...new Set(pairs.flat())])
  const [best] = pairs
    .map((pair) => ({ pair, documents: Math.min(...pair.map((part) => documents.get(part) ?? 0)) }))
    .filter((one) => one.documents > 0)
    .toSorted((a, b) => b.documents - a.documents)
  return best?.pair.join(' ') ?? null
}
