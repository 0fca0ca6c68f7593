import { LRUCache } from 'lru-cache'

/**
 * `make`, with the results for the texts that were used last: for a pure function that costs more than a look-up.
 * @param characters of the kept texts together, at most; a longer text is not kept
 */
export function keepRecent<V extends NonNullable<unknown>>(
  make: (text: string) => V,
  characters: number,
): (text: string) => V {
  const kept = new LRUCache<string, V>({
    maxSize: characters,
    sizeCalculation: (_made, text) => Math.max(1, text.length),
  })
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const made = make(text)
    kept.set(text, made)
    return made
  }
}
