import { featureList, mix, type Features } from './features.ts'

/** A Korean syllable is worth two or three letters. */
const hangulRun = { shortest: 1, longest: 4 }
const otherRun = { shortest: 3, longest: 6 }
const space = 32

/**
 * Runs of characters, also across spaces: Korean spacing varies. Lower-cased; digits read 0; repetitions of a character are
 * cut to two, so "ㅋㅋㅋㅋ" and "!!!!" weigh what "ㅋㅋ" and "!!" do.
 */
export function characterFeatures(text: string, bits: number): Features {
  const { codes, offsets, length } = readCharacters(text)
  const { features, add } = featureList(bits, length * otherRun.longest)
  for (let from = 0; from < length; from++) {
    let hash = 0x811c9dc5
    const { shortest, longest } = isHangul(codes[from] === space ? codes[from + 1] : codes[from]) ? hangulRun : otherRun
    for (let size = 1; size <= longest && from + size <= length; size++) {
      hash = mix(hash, codes[from + size - 1] ?? 0)
      if (size >= shortest) add(hash ^ size, offsets[from] ?? 0, (offsets[from + size - 1] ?? 0) + 1)
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

function isHangul(code: number | undefined): boolean {
  return code !== undefined && code >= 0x3130 && code <= 0xd7a3
}
