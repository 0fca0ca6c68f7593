import vader from 'vader-sentiment'
import { characterFeatures } from './character-features.ts'
import type { ComplaintModel, Heads } from './complaint-model-type.ts'
import type { Features } from './features.ts'
import { findCues, type CueHit } from './find-cues.ts'
import { headLogits } from './linear-heads.ts'
import { shapeFeatures } from './shape-features.ts'
import { structureOf } from './structure.ts'
import { wordFeatures } from './word-features.ts'

/**
 * Linear heads by kind of features. `complaint` and `praise` were learnt from posts to companies, `against` and `for` from
 * opinions (reviews, tweets); the rest, from complaints only, grade them.
 */
export const headNames = {
  characters: ['complaint', 'praise', 'against', 'for', 'P1'],
  words: [
    'complaint',
    'praise',
    'against',
    'for',
    'P1',
    'P3',
    'defect',
    'price',
    'service',
    'delivery',
    'usability',
    'churn_threat',
    'other',
  ],
  shapes: ['complaint'],
} as const
export type FeatureKind = keyof typeof headNames
export const featureKinds = Object.keys(headNames) as FeatureKind[]

/**
 * What the judge sees of a text, in this order: these logits, then cues for and against, what VADER says of English
 * (compound, negative, positive), and what `structureOf` counts.
 */
export const judgedHeads = [
  ['characters', 'complaint'],
  ['words', 'complaint'],
  ['shapes', 'complaint'],
  ['characters', 'praise'],
  ['words', 'praise'],
  ['characters', 'against'],
  ['words', 'against'],
  ['characters', 'for'],
  ['words', 'for'],
] as const satisfies readonly (readonly [FeatureKind, string])[]
/** Place of 'cues for' among the signals. */
export const cueSignal = judgedHeads.length

const mostCueWeight = 2.5
// VADER's time grows with the text; a complaint is at its beginning.
const vaderReads = 2000

export type ReadText = {
  features: Record<FeatureKind, Features>
  /** Per kind the logit of each of its heads. */
  logits: Record<FeatureKind, number[]>
  signals: number[]
  hits: CueHit[]
}

/** @param text readable text in NFC */
export function readSignals(
  text: string,
  lang: 'ko' | 'en',
  { bits, heads }: Pick<ComplaintModel, 'bits'> & { heads: Heads },
): ReadText {
  const features = featuresOf(text, bits)
  const logits = {
    characters: headLogits(features.characters, heads.characters),
    words: headLogits(features.words, heads.words),
    shapes: headLogits(features.shapes, heads.shapes),
  }
  const { hits, signals } = readOtherSignals(text, lang)
  const judged = judgedHeads.map(
    ([kind, head]) => logits[kind][(headNames[kind] as readonly string[]).indexOf(head)] ?? 0,
  )
  return { features, logits, signals: [...judged, ...signals], hits }
}

export function featuresOf(text: string, bits: Record<FeatureKind, number>): Record<FeatureKind, Features> {
  return {
    characters: characterFeatures(text, bits.characters),
    words: wordFeatures(text, bits.words),
    shapes: shapeFeatures(text, bits.shapes),
  }
}

/** The signals that no head gives: they are the same whatever was learnt. */
export function readOtherSignals(text: string, lang: 'ko' | 'en'): { hits: CueHit[]; signals: number[] } {
  const hits = findCues(text)
  let cuesFor = 0
  let cuesAgainst = 0
  for (const hit of hits) {
    if (hit.weight > 0) cuesFor += hit.weight
    else cuesAgainst -= hit.weight
  }
  const opinion =
    lang === 'en'
      ? vader.SentimentIntensityAnalyzer.polarity_scores(text.slice(0, vaderReads))
      : { compound: 0, neg: 0, pos: 0 }
  const signals = [
    Math.min(cuesFor, mostCueWeight),
    Math.min(cuesAgainst, mostCueWeight),
    opinion.compound,
    opinion.neg,
    opinion.pos,
    ...structureOf(text),
  ]
  return { hits, signals }
}
