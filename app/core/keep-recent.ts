/**
 * `make`, with the results for the texts that were used last: for a pure function that costs more than a look-up.
 * @param characters of the kept texts together, at most; a longer text is not kept
 */
export function keepRecent<V>(make: (text: string) => V, characters: number): (text: string) => V {
  const kept = new Map<string, V>()
  let size = 0
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) {
      // The order of a Map is the order of insertion: what was just used goes last.
      kept.delete(text)
      kept.set(text, known)
      return known
    }
    const made = make(text)
    if (text.length > characters) return made
    kept.set(text, made)
    size += text.length
    for (const oldest of kept.keys()) {
      if (size <= characters) break
      kept.delete(oldest)
      size -= oldest.length
    }
    return made
  }
}
