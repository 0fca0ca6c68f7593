/** A match in the title counts as three in the body: the best of the weights measured, for English and Korean alike. */
export const TITLE_WEIGHT = 3

/** Robertson's usual constants, the same as FTS5's, so that both stores rank alike. */
const K1 = 1.2
const B = 0.75

/** One term of the query in one document. `documents`: how many documents hold it, in any field. */
export type TermFrequency = { title: number; body: number; documents: number }

export type ScoredDocument = {
  terms: TermFrequency[]
  /** Tokens in title and body together. */
  length: number
  /** Mean of `length` over the corpus. */
  averageLength: number
  /** Documents in the corpus. */
  corpusSize: number
}

/**
 * BM25 as FTS5 computes it with column weights (3, 1), for candidates that PostgreSQL found. Higher is better
 * (FTS5's own number is the negative of this one). A term in more than half of the documents counts almost nothing.
 */
export function bm25({ terms, length, averageLength, corpusSize }: ScoredDocument): number {
  const norm = K1 * (1 - B + B * (length / Math.max(averageLength, 1)))
  let score = 0
  for (const { title, body, documents } of terms) {
    const frequency = TITLE_WEIGHT * title + body
    if (frequency === 0) continue
    const rarity = Math.max(Math.log((corpusSize - documents + 0.5) / (documents + 0.5)), 1e-6)
    score += (rarity * frequency * (K1 + 1)) / (frequency + norm)
  }
  return score
}
