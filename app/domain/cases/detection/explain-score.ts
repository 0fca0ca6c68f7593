import type { Heads } from './complaint-model-type.ts'
import type { ComplaintReason } from './complaint.ts'
import type { CueHit } from './find-cues.ts'
import { influences, type Judge } from './judge.ts'
import { shareOf } from './linear-heads.ts'
import { cueSignal, judgedHeads, type ReadText } from './read-signals.ts'

type Span = { start: number; end: number; weight: number }

const mostReasons = 6
// Below this share of the strongest reason a word is noise to the person who reads it.
const leastShare = 0.15
/** Words of grammar: they carry weight in the sum, but tell a person nothing. Those that deny something do. */
const functionWords = new Set(
  `a an the this that these those it its i me my we our you your he his him she her they them their and or but as at by for
  from in into of on to with up is are was were be been being am has have had do does did will would can could may there
  here when while so than then 이 그 저 것 수 때 제 저희 이번 그리고 그런데 그래서 하지만 있습니다 있어요`.split(/\s+/),
)

/**
 * The words behind a score. A head is linear, so the share of a word is the sum of its features, times what the head counts
 * for at this text; cue hits are widened to whole words, and neighbours are joined.
 */
export function explainScore(scored: {
  text: string
  /** The same text with what is not read blanked out. */
  readable: string
  read: ReadText
  heads: Heads
  judges: readonly Judge[]
}): ComplaintReason[] {
  const { text, readable, read, heads, judges } = scored
  const words = wordsOf(readable)
  const influence = influences(read.signals, judges)
  addHeadWeight(words, read, heads, influence)
  const cueSpans = read.hits.filter((hit) => hit.weight > 0).map((hit) => widen(hit, words, influence[cueSignal] ?? 0))
  const strong = strongWords(words, cueSpans)
  const telling = strong.filter(({ start, end }) => !functionWords.has(readable.slice(start, end).toLowerCase()))
  const merged = mergeOverlaps([...cueSpans, ...(telling.length > 0 ? telling : strong)])

  const strongest = merged.reduce((most, span) => Math.max(most, span.weight), 0)
  return merged
    .filter((span) => span.weight >= strongest * leastShare)
    .sort((one, other) => other.weight - one.weight || one.start - other.start)
    .slice(0, mostReasons)
    .map(({ start, end, weight }) => ({
      text: text.slice(start, end),
      start,
      end,
      weight: Math.round((weight / strongest) * 100) / 100,
    }))
}

function wordsOf(text: string): Span[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    weight: 0,
  }))
}

/** Spreads each feature evenly over the letters it covers and gives every word what falls on its letters. */
function addHeadWeight(words: Span[], { features }: ReadText, heads: Heads, influence: readonly number[]): void {
  const textEnd = words.at(-1)?.end ?? 0
  const perLetter = new Float64Array(textEnd + 1)
  for (const [signal, [kind, name]] of judgedHeads.entries()) {
    const factor = influence[signal] ?? 0
    if (factor <= 0) continue
    const { count, starts, ends } = features[kind]
    const head = heads[kind].names.indexOf(name)
    for (let at = 0; at < count; at++) {
      const [start, end] = [starts[at] ?? 0, Math.min(ends[at] ?? 0, textEnd)]
      const share = (shareOf(heads[kind], head, features[kind], at) * factor) / Math.max(end - start, 1)
      for (let letter = start; letter < end; letter++) perLetter[letter] = (perLetter[letter] ?? 0) + share
    }
  }
  for (const word of words) {
    for (let letter = word.start; letter < word.end; letter++) word.weight += perLetter[letter] ?? 0
  }
}

function widen(hit: CueHit, words: readonly Span[], coefficient: number): Span {
  const covered = words.filter((word) => word.end > hit.start && word.start < hit.end)
  const ofModel = covered.reduce((sum, word) => sum + Math.max(word.weight, 0), 0)
  return {
    start: Math.min(hit.start, covered[0]?.start ?? hit.start),
    end: Math.max(hit.end, covered.at(-1)?.end ?? hit.end),
    weight: hit.weight * Math.max(coefficient, 0.5) + ofModel,
  }
}

function strongWords(words: readonly Span[], taken: readonly Span[]): Span[] {
  return words.filter(
    (word) => word.weight > 0 && !taken.some((span) => word.start < span.end && word.end > span.start),
  )
}

function mergeOverlaps(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1)
    if (last && span.start < last.end) {
      last.end = Math.max(last.end, span.end)
      last.weight = Math.max(last.weight, span.weight)
    } else {
      merged.push({ ...span })
    }
  }
  return merged
}
