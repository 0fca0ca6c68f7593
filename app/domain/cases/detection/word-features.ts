import { stemmer } from 'stemmer'
import { featureList, hashOfWord, type Features } from './features.ts'

// Particles that follow a noun; a word of two syllables keeps its last, which is as often part of the noun.
const particle =
  /(은|는|이|가|을|를|에|에서|에게|의|도|만|로|으로|와|과|까지|부터|라고|이라고|한테|께|께서|이나|나|야|요)$/
const tokenPattern = /[가-힣]+|[a-z]+(?:'[a-z]+)?|\d+|[!?~^ㅋㅎㅠㅜ…]+|[.,:;"]/g

/**
 * Words and pairs of neighbours: English ones by their stem, Korean ones without the particle, with pairs of syllables and
 * the ending of two and three syllables besides, where Korean says whether somebody asks, reports or is annoyed.
 */
export function wordFeatures(text: string, bits: number): Features {
  const lowerCased = text.toLowerCase()
  const lowered = (lowerCased.length === text.length ? lowerCased : text).replaceAll('’', "'")
  const { features, add } = featureList(bits, lowered.length * 4 + 8)
  let before: { word: string; start: number } | null = null
  for (const match of lowered.matchAll(tokenPattern)) {
    const token = match[0]
    const [start, end] = [match.index, match.index + token.length]
    const word = normalised(token)
    add(hashOfWord('word', word), start, end)
    if (isHangul(token)) {
      for (let at = 0; at + 2 <= token.length; at++)
        add(hashOfWord('pair', token.slice(at, at + 2)), start + at, start + at + 2)
      for (const size of [2, 3]) if (token.length > size) add(hashOfWord('ending', token.slice(-size)), end - size, end)
    }
    if (before !== null) add(hashOfWord('words', `${before.word} ${word}`), before.start, end)
    before = { word, start }
  }
  return features
}

function normalised(token: string): string {
  if (/^[a-z]/.test(token)) return stemmer(token)
  if (isHangul(token)) return token.length > 2 ? token.replace(particle, '') : token
  if (/^\d/.test(token)) return '0'.repeat(Math.min(token.length, 4))
  return token.slice(0, 2)
}

function isHangul(token: string): boolean {
  return /^[가-힣]/.test(token)
}
