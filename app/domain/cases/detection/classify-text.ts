import type { Complaint } from './complaint.ts'
import type { ComplaintModel } from './decode-model.ts'
import { explainScore } from './explain-score.ts'
import { categoryOf, severityOf } from './find-cues.ts'
import { readableText } from './readable-text.ts'
import { type LinearHeads, probability, scoreText } from './score-text.ts'
import { textFeatures } from './text-features.ts'

export type TextClassifier = Pick<ComplaintModel, 'bits' | 'calibration'> & { heads: LinearHeads }

const calm = { isComplaint: false, severity: 'P3', category: 'other', reasons: [] } as const

/** `detectComplaint` with a given model, which is how training measures what it has just made. */
export function classifyText(
  text: string,
  lang: 'ko' | 'en' | undefined,
  { bits, calibration, heads }: TextClassifier,
): Complaint {
  const composed = text.normalize('NFC')
  const readable = readableText(composed)
  if (!/\p{L}/u.test(readable)) return { ...calm, score: 0, reasons: [] }

  const features = textFeatures(readable, bits)
  const { signals, hits } = scoreText(readable, features, heads)
  const { threshold, ...fitted } = calibration[lang ?? languageOf(readable)]
  const score = probability(signals, fitted)
  if (score < threshold) return { ...calm, score, reasons: [] }

  return {
    score,
    isComplaint: true,
    severity: severityOf(hits),
    category: categoryOf(readable, hits),
    reasons: explainScore({ text: composed, readable, features, heads, hits, coefficients: fitted.coefficients }),
  }
}

/** Korean posts are full of Latin product names, so a fifth of the letters is enough for Korean. */
function languageOf(text: string): 'ko' | 'en' {
  const hangul = text.match(/[가-힣ㄱ-ㅎㅏ-ㅣ]/g)?.length ?? 0
  const latin = text.match(/[a-z]/gi)?.length ?? 0
  return hangul > 0 && hangul * 4 >= latin ? 'ko' : 'en'
}
