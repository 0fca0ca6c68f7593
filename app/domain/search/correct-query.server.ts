import type { Ctx } from '#app/core/context.server.ts'
import { documentCounts } from './document-counts.server.ts'
import { matchPlan } from './match-plan.ts'
import { similarSpellings } from './queries/spellings.server.ts'
import type { SearchQuery } from './query-language.ts'
import { formsOf, isSpellable, otherKeyboard, slipsAllowed, slipsBetween, spellingOf } from './spelling.ts'

/** A longer query is a sentence, whose words are searched one by one in any case. */
const MOST_WORDS = 8

/**
 * The query with each unknown word replaced by a known one that is one slip away, or typed on the other keyboard.
 * Known words come from titles, also of hidden threads: show a correction only when something visible is found with
 * it.
 * @returns null when nothing can be corrected
 */
export async function correctQuery(
  ctx: Ctx,
  q: string,
  query: SearchQuery,
): Promise<{ q: string; query: SearchQuery } | null> {
  if (query.words.length === 0 || query.words.length > MOST_WORDS) return null
  const words = await Promise.all(query.words.map((word) => corrected(ctx, word)))
  if (words.every((word) => word === null)) return null
  let text = q.normalize('NFC')
  query.words.forEach((word, at) => (text = text.replace(word, () => words[at] ?? word)))
  return { q: text, query: { ...query, words: query.words.map((word, at) => words[at] ?? word) } }
}

/** null: the word is known, or similar to none that is. */
async function corrected(ctx: Ctx, typed: string): Promise<string | null> {
  const word = typed.toLowerCase()
  if (!/^\p{L}+$/u.test(word) || (await occurs(ctx, word))) return null
  const typedElsewhere = otherKeyboard(typed)
  if (typedElsewhere !== null && (await occurs(ctx, typedElsewhere))) return typedElsewhere
  for (const form of formsOf(word)) {
    const best = await nearest(ctx, form)
    if (best !== null) return best
  }
  return null
}

async function nearest(ctx: Ctx, word: string): Promise<string | null> {
  const spelling = spellingOf(word)
  if (!isSpellable(spelling)) return null
  const allowed = slipsAllowed(spelling.letters)
  const near = (await similarSpellings(ctx.read, spelling, allowed))
    .map((known) => ({ word: known.word, slips: slipsBetween(spelling.letters, known.letters) }))
    .filter(({ slips }) => slips > 0 && slips <= allowed)
  const fewest = Math.min(...near.map(({ slips }) => slips))
  const best = [...new Map(near.filter(({ slips }) => slips === fewest).map((one) => [one.word, one])).values()].slice(
    0,
    10,
  )
  const common = await Promise.all(
    best.map(async ({ word: known }) => ({ known, documents: await documentsWith(ctx, known) })),
  )
  const [first] = common
    .filter(({ documents }) => documents > 0)
    .toSorted((a, b) => b.documents - a.documents || (a.known < b.known ? -1 : 1))
  return first?.known ?? null
}

async function occurs(ctx: Ctx, word: string): Promise<boolean> {
  return (await documentsWith(ctx, word)) > 0
}

/** Documents that may hold the word: those with the rarest of its tokens. */
async function documentsWith(ctx: Ctx, word: string): Promise<number> {
  const { all } = matchPlan({ words: [word], phrases: [], excluded: [], filters: [] })
  const tokens = all.flatMap(({ anyOf }) => anyOf[0]?.tokens ?? [])
  if (tokens.length === 0) return 1
  const counts = await documentCounts(ctx, tokens)
  return Math.min(...tokens.map((token) => counts.get(token) ?? 0))
}
