import type { FullTextGroup } from '#db/dialects/full-text.ts'

/**
 * Most documents that are scored, those with one of the rarest terms: the same order as scoring all at a third of the
 * time (100,000 documents).
 */
const SEED_READS = 2_000
const FEWEST_SEEDS = 2

/** A list of terms as groups, and which of them are rare enough to begin with. @param tokens rarest first */
export function seededGroups(
  tokens: readonly string[],
  documentCounts: ReadonlyMap<string, number>,
): { groups: FullTextGroup[]; seed: FullTextGroup[] } {
  let reads = 0
  const rare = tokens.filter(
    (token, at) => (reads += documentCounts.get(token) ?? 0) <= SEED_READS || at < FEWEST_SEEDS,
  )
  return { groups: tokens.map(groupOf), seed: rare.map(groupOf) }
}

function groupOf(token: string): FullTextGroup {
  return { anyOf: [{ tokens: [token], prefix: false }] }
}
