/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<T>(from: readonly T[], random: () => number): T {
  const one = from[Math.floor(random() * from.length)]
  if (one === undefined) throw new Error('There is nothing to pick from.')
  return one
}

/** Draws that are the same for the same seed. */
export type Random = {
  pick<T>(from: readonly T[]): T
  /** A whole number from 0 to below `most`. */
  below(most: number): number
  /** True in this share of draws. */
  chance(share: number): boolean
}

export function openRandom(seed: number): Random {
  const random = seededRandom(seed)
  return {
    pick: (from) => pick(from, random),
    below: (most) => Math.floor(random() * most),
    chance: (share) => random() < share,
  }
}
