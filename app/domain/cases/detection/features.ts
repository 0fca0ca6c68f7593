/**
 * Hashed features of a text, each one once, with the stretch of its first place; offsets refer to the text given.
 * `slots` are below `2^bits`.
 */
export type Features = { count: number; slots: Int32Array; starts: Int32Array; ends: Int32Array }

/** Collects features of one text; a feature that comes again is left out. */
export function featureList(bits: number, capacity: number) {
  const features: Features = {
    count: 0,
    slots: new Int32Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
  }
  const seen = new Set<number>()
  const shift = 32 - bits
  return {
    features,
    add(hash: number, start: number, end: number): void {
      // Fibonacci hashing: the upper bits are the well-mixed ones.
      const slot = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift
      if (seen.has(slot)) return
      seen.add(slot)
      const at = features.count++
      features.slots[at] = slot
      features.starts[at] = start
      features.ends[at] = end
    },
  }
}

/** FNV-1a with a mixing step, one character code at a time. */
export function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 13)
}

/** The hash of a word; `kind` keeps kinds of features apart that have the same letters. */
export function hashOfWord(kind: string, word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < kind.length; at++) hash = mix(hash, kind.charCodeAt(at))
  for (let at = 0; at < word.length; at++) hash = mix(hash, word.charCodeAt(at))
  return hash
}
