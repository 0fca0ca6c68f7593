import { featureList, mix, type Features } from './features.ts'

const longestGram = 4
const space = 32

/**
 * Character 1-4-grams (also across spaces: Korean spacing varies), words and word pairs. Lower-cased; digits read 0; runs
 * of a character are cut to two, so "ㅋㅋㅋㅋ" and "!!!!" weigh what "ㅋㅋ" and "!!" do.
 */
export function characterFeatures(text: string, bits: number): Features {
  const { codes, offsets, length } = readCharacters(text)
  const { features, add } = featureList(bits, length * (longestGram + 2))
  const addStretch = (hash: number, from: number, last: number) =>
    add(hash, offsets[from] ?? 0, (offsets[last] ?? 0) + 1)

  let previousHash = 0
  let previousStart = -1
  let wordStart = -1
  let wordHash = 0
  for (let from = 0; from < length; from++) {
    let hash = 0x811c9dc5
    for (let size = 1; size <= longestGram && from + size <= length; size++) {
      hash = mix(hash, codes[from + size - 1] ?? 0)
      if (size > 1 || codes[from] !== space) addStretch(hash ^ size, from, from + size - 1)
    }
    if (codes[from] !== space) {
      if (wordStart < 0) {
        wordStart = from
        wordHash = 0x2545f491
      }
      wordHash = mix(wordHash, codes[from] ?? 0)
      if (from + 1 < length && codes[from + 1] !== space) continue
      addStretch(wordHash, wordStart, from)
      if (previousStart >= 0) addStretch(mix(previousHash, wordHash), previousStart, from)
      previousHash = wordHash
      previousStart = wordStart
      wordStart = -1
    }
  }
  return features
}

function readCharacters(text: string) {
  const codes = new Uint16Array(text.length)
  const offsets = new Int32Array(text.length)
  const lowerCased = text.toLowerCase()
  // A few capitals grow when lowered (İ); offsets would shift, so such a text is not lower-cased.
  const lowered = lowerCased.length === text.length ? lowerCased : text
  let length = 0
  for (let at = 0; at < lowered.length; at++) {
    let code = lowered.charCodeAt(at)
    if (code <= space || code === 0xa0 || code === 0x3000) code = space
    if (code >= 48 && code <= 57) code = 48
    const last = length > 0 ? codes[length - 1] : space
    if (code === space && last === space) continue
    if (code === last && length > 1 && codes[length - 2] === code) continue
    codes[length] = code
    offsets[length] = at
    length++
  }
  return { codes, offsets, length }
}
