/** Numbers of one page share one map entry: 64 bytes for 512 neighbouring numbers. */
const pageBits = 512

/** A set of whole numbers with one bit each where they are dense, as the ids of a dump are: a million take 128 kB. */
export type SeenNumbers = {
  /** @returns false when the number was added before */
  add(number: number): boolean
  has(number: number): boolean
}

export function seenNumbers(): SeenNumbers {
  const pages = new Map<number, Uint32Array>()
  const placeOf = (number: number) => {
    const page = Math.floor(number / pageBits)
    const bit = number - page * pageBits
    return { page, word: bit >>> 5, mask: 1 << (bit & 31) }
  }
  const has = (number: number): boolean => {
    const { page, word, mask } = placeOf(number)
    return ((pages.get(page)?.[word] ?? 0) & mask) !== 0
  }
  return {
    has,
    add(number) {
      if (has(number)) return false
      const { page, word, mask } = placeOf(number)
      const bits = pages.get(page) ?? new Uint32Array(pageBits / 32)
      bits[word] = (bits[word] ?? 0) | mask
      pages.set(page, bits)
      return true
    },
  }
}
