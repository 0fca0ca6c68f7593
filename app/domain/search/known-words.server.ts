import type { Ctx } from '#app/core/context.server.ts'
import { documentCounts } from './document-counts.server.ts'
import { foldWord, stemWord } from './fold-word.ts'
import { matchPlan, type MatchGroup } from './match-plan.ts'

/** Documents that may hold each word, at least those with the rarest of its tokens; 0: surely none. One query. */
export async function documentsWith(ctx: Ctx, words: readonly string[]): Promise<Map<string, number>> {
  const tokensOf = new Map(words.map((word) => [word, groupsOf(word).flatMap(({ anyOf }) => anyOf[0]?.tokens ?? [])]))
  if (words.length === 0) return new Map()
  const counts = await documentCounts(ctx, [...new Set([...tokensOf.values()].flat())])
  return new Map(
    [...tokensOf].map(([word, tokens]) => [word, Math.min(...tokens.map((token) => counts.get(token) ?? 0))]),
  )
}

/**
 * Those of the words that a document holds, syllable after syllable.
 * @param as `phrase`: words in a row, which a document holds in that order
 */
export async function knownWords(
  ctx: Ctx,
  words: readonly string[],
  as: 'word' | 'phrase' = 'word',
): Promise<Set<string>> {
  if (as === 'phrase') return knownPhrases(ctx, words)
  const documents = await documentsWith(ctx, words)
  const known = new Set<string>()
  for (const word of new Set(words)) {
    const groups = groupsOf(word)
    // A single syllable is the beginning of a pair, which has no count.
    const single = groups.some(({ anyOf }) => anyOf.some(({ prefix }) => prefix))
    if (!single && (documents.get(word) ?? 0) === 0) continue
    const isOneToken = groups.length === 1 && !single && groups[0]?.anyOf[0]?.tokens.length === 1
    if (isOneToken || (await occurs(ctx, groups))) known.add(word)
  }
  return known
}

async function knownPhrases(ctx: Ctx, phrases: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>()
  for (const phrase of new Set(phrases)) {
    const { all } = matchPlan({ words: [], phrases: [phrase], excluded: [], filters: [] })
    if (await occurs(ctx, all)) known.add(phrase)
  }
  return known
}

async function occurs(ctx: Ctx, groups: readonly MatchGroup[]): Promise<boolean> {
  if (groups.length === 0) return true
  return (await ctx.dialect.fullText.first(ctx.read, { groups, match: 'every', none: [] }, 1)).length > 0
}

const SYLLABLES = /^[가-힣]{2,}$/u
const LATIN = /^[a-z]+$/iu

/** As `matchPlan` has it for a word without an ending; shorter, as a correction asks for hundreds of words. */
function groupsOf(word: string): MatchGroup[] {
  if (SYLLABLES.test(word)) {
    const tokens = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
    return [{ anyOf: [{ tokens, prefix: false }] }]
  }
  if (LATIN.test(word)) return [{ anyOf: [{ tokens: [stemWord(foldWord(word))], prefix: false }] }]
  return matchPlan({ words: [word], phrases: [], excluded: [], filters: [] }).all
}
