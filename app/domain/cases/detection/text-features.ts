/** Hashed features of a text with the stretch each one covers; offsets refer to the text given. */
export type TextFeatures = {
  count: number
  slots: Int32Array
  starts: Int32Array
  ends: Int32Array
  /** Index of the feature's sentence; -1 when it crosses into the next. */
  sentences: Int32Array
  sentenceCount: number
}

const longestGram = 4
const space = 32

/**
 * Character 1-4-grams (also across spaces: Korean spacing varies), words and word pairs, hashed into `2^bits` slots.
 * Lower-cased; digits read 0; runs of a character are cut to two, so "ㅋㅋㅋㅋ" and "!!!!" weigh what "ㅋㅋ" and "!!" do.
 */
export function textFeatures(text: string, bits: number): TextFeatures {
  const { codes, offsets, length, sentenceOf, sentenceCount } = readCharacters(text)
  const capacity = length * (longestGram + 2)
  const features: TextFeatures = {
    count: 0,
    slots: new Int32Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    sentences: new Int32Array(capacity),
    sentenceCount,
  }
  const shift = 32 - bits
  function add(hash: number, from: number, last: number): void {
    const at = features.count++
    // Fibonacci hashing: the upper bits are the well-mixed ones.
    features.slots[at] = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift
    features.starts[at] = offsets[from] ?? 0
    features.ends[at] = (offsets[last] ?? 0) + 1
    features.sentences[at] = sentenceOf[from] === sentenceOf[last] ? (sentenceOf[from] ?? -1) : -1
  }

  let previousHash = 0
  let previousStart = -1
  let wordStart = -1
  let wordHash = 0
  for (let from = 0; from < length; from++) {
    let hash = 0x811c9dc5
    for (let size = 1; size <= longestGram && from + size <= length; size++) {
      hash = mix(hash, codes[from + size - 1] ?? 0)
      if (size > 1 || codes[from] !== space) add(hash ^ size, from, from + size - 1)
    }
    if (codes[from] !== space) {
      if (wordStart < 0) {
        wordStart = from
        wordHash = 0x2545f491
      }
      wordHash = mix(wordHash, codes[from] ?? 0)
      if (from + 1 < length && codes[from + 1] !== space) continue
      add(wordHash, wordStart, from)
      if (previousStart >= 0) add(mix(previousHash, wordHash), previousStart, from)
      previousHash = wordHash
      previousStart = wordStart
      wordStart = -1
    }
  }
  return features
}

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 13)
}

function readCharacters(text: string) {
  const codes = new Uint16Array(text.length)
  const offsets = new Int32Array(text.length)
  const sentenceOf = new Int32Array(text.length)
  const lowerCased = text.toLowerCase()
  // A few capitals grow when lowered (İ); offsets would shift, so such a text is not lower-cased.
  const lowered = lowerCased.length === text.length ? lowerCased : text
  let length = 0
  let sentence = 0
  let hasLetters = false
  for (let at = 0; at < lowered.length; at++) {
    let code = lowered.charCodeAt(at)
    const isLineEnd = code === 10
    if (code <= space || code === 0xa0 || code === 0x3000) code = space
    if (code >= 48 && code <= 57) code = 48
    const last = length > 0 ? codes[length - 1] : space
    const endsSentence = isLineEnd || (code === space && (last === 46 || last === 33 || last === 63))
    if (endsSentence && hasLetters) {
      sentence++
      hasLetters = false
    }
    if (code === space && last === space) continue
    if (code === last && length > 1 && codes[length - 2] === code) continue
    if (code > 64) hasLetters = true
    codes[length] = code
    offsets[length] = at
    sentenceOf[length] = sentence
    length++
  }
  return { codes, offsets, sentenceOf, length, sentenceCount: sentence + 1 }
}
