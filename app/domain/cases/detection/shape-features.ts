import { featureList, hashOfWord, type Features } from './features.ts'

/** English words that say how a sentence is built rather than what it is about. */
const formWords = new Set(
  `a an the this that these those i you he she it we they me him her us them my your his its our their mine yours ours
  who what when where why how which whose is am are was were be been being do does did done doing have has had having
  will would shall should can could may might must not no nor never and or but so if then than because although though
  while as of at by for with about against between into through during before after above below to from up down in out
  on off over under again further once here there all any both each few more most other some such only own same too
  very just still yet already even ever now since until till another every nothing nobody none something anything
  anyone everyone everything one two three four five first second third last next back get got getting go goes went
  gone come came keep keeps kept make made take took say says said told tell ask asked asks want wanted need needs know
  knows knew think see saw seen try tried work works worked please thanks thank sorry hello hi let also always often
  instead rather without within ok okay well good better best bad worse worst great nice new old long day days week
  weeks month months year years hour hours minute minutes today yesterday tomorrow time times monday tuesday wednesday
  thursday friday saturday sunday`.split(/\s+/),
)
const tokenPattern = /[가-힣]+|[A-Za-z]+(?:'[a-z]+)?|\d+(?:[.,:]\d+)*%?|[£$€₩]|[!?~^…]+|[.,:;"“”()]/g
const boundary = '^'
const longestRun = 4
const farthestPair = 5

/**
 * How sentences are built: runs of one to four words in which every word of content is replaced by its kind, and pairs
 * within a sentence. "I've called twice and nobody has …" looks alike whatever was called about.
 */
export function shapeFeatures(text: string, bits: number): Features {
  const straight = text.replaceAll('’', "'")
  const shapes: { shape: string; start: number; end: number }[] = [{ shape: boundary, start: 0, end: 0 }]
  for (const match of straight.matchAll(tokenPattern)) {
    const [start, end] = [match.index, match.index + match[0].length]
    shapes.push({ shape: shapeOf(match[0]), start, end })
    if (/^[.!?…]/.test(match[0])) shapes.push({ shape: boundary, start: end, end })
  }
  const { features, add } = featureList(bits, shapes.length * (longestRun + farthestPair))
  let sentence = 0
  for (const [at, last] of shapes.entries()) {
    if (last.shape === boundary) sentence = at
    let run = ''
    for (let size = 1; size <= longestRun && at - size + 1 >= 0; size++) {
      const first = shapes[at - size + 1]
      if (first === undefined) break
      run = size === 1 ? first.shape : `${first.shape} ${run}`
      add(hashOfWord(`run${size}`, run), first.start, last.end)
    }
    for (let from = Math.max(sentence, at - farthestPair); from < at - 1; from++) {
      const first = shapes[from]
      if (first !== undefined) add(hashOfWord('far', `${first.shape}~${last.shape}`), first.start, last.end)
    }
  }
  return features
}

function shapeOf(token: string): string {
  if (/^[가-힣]/.test(token)) return token.length <= 2 ? token : `*${token.slice(-2)}`
  if (/^\d/.test(token)) return token.length > 3 ? '0000' : '0'
  if (/^[£$€₩]/.test(token)) return '$'
  if (!/^[A-Za-z]/.test(token)) return token.slice(0, 2)
  const word = token.toLowerCase()
  if (formWords.has(word) || formWords.has(word.split("'")[0] ?? '') || word.endsWith("n't")) return word
  const ending = /(ing|ed|ly|s)$/.exec(word)?.[1]
  if (ending !== undefined) return `*${ending}`
  return /^[A-Z]/.test(token) ? '*C' : '*'
}
