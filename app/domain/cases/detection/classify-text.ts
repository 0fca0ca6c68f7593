import type { ComplaintModel, Heads, Thresholds } from './complaint-model-type.ts'
import type { Complaint, ComplaintCategory, ComplaintSeverity, Reader } from './complaint.ts'
import { explainScore } from './explain-score.ts'
import { severityOf } from './find-cues.ts'
import { judgeSignals } from './judge.ts'
import { correctedScore } from './own/own-head.ts'
import { headNames, readSignals, type ReadText } from './read-signals.ts'
import { readableText } from './readable-text.ts'

export type TextClassifier = Pick<ComplaintModel, 'bits' | 'judges' | 'thresholds'> & { heads: Heads }

const calm = { verdict: 'calm', severity: 'P3', category: 'other', reasons: [] } as const
const categories = headNames.words.slice(headNames.words.indexOf('defect')) as readonly ComplaintCategory[]

/** `detectComplaint` with a given model, which is how training measures what it has just made. */
export function classifyText(
  text: string,
  { lang, writer = 'customer', own = null }: Reader,
  classifier: TextClassifier,
): Complaint {
  const composed = text.normalize('NFC')
  const readable = readableText(composed)
  if (!/\p{L}/u.test(readable)) return { ...calm, score: 0, reasons: [] }

  const language = lang ?? languageOf(readable)
  const read = readSignals(readable, language, classifier)
  const judges = classifier.judges[language]
  const score = 1 / (1 + Math.exp(-judgeSignals(read.signals, judges)))
  const thresholds = classifier.thresholds[language]
  const verdict = verdictOf(own === null ? score : correctedScore(text, score, own), writer, thresholds)
  if (verdict === 'calm') return { ...calm, score, reasons: [] }

  return {
    score,
    verdict,
    severity: gradeOf(read, thresholds),
    category: categoryOf(read),
    reasons: explainScore({ text: composed, readable, read, heads: classifier.heads, judges }),
  }
}

function verdictOf(
  score: number,
  writer: 'customer' | 'peer',
  { upper, lower, peer }: Thresholds,
): Complaint['verdict'] {
  if (writer === 'peer') return score >= peer ? 'complaint' : 'calm'
  return score >= upper ? 'complaint' : score >= lower ? 'doubtful' : 'calm'
}

/** P1 by the words or by a cue that names a loss; of the rest, P3 where the words say that nothing is blocked. */
function gradeOf({ logits, hits }: ReadText, { p1, p3 }: Thresholds): ComplaintSeverity {
  const ofWords = (name: (typeof headNames.words)[number]) => logits.words[headNames.words.indexOf(name)] ?? 0
  const gravest = ofWords('P1') + (logits.characters[headNames.characters.indexOf('P1')] ?? 0)
  const cue = severityOf(hits)
  if (gravest >= p1 || cue === 'P1') return 'P1'
  return ofWords('P3') >= p3 && cue === 'P3' ? 'P3' : 'P2'
}

function categoryOf({ logits }: ReadText): ComplaintCategory {
  const first = headNames.words.indexOf('defect')
  const scored = categories.map((category, at) => ({ category, logit: logits.words[first + at] ?? 0 }))
  return scored.reduce((best, one) => (one.logit > best.logit ? one : best)).category
}

/** Korean posts are full of Latin product names, so a fifth of the letters is enough for Korean. */
function languageOf(text: string): 'ko' | 'en' {
  const hangul = text.match(/[가-힣ㄱ-ㅎㅏ-ㅣ]/g)?.length ?? 0
  const latin = text.match(/[a-z]/gi)?.length ?? 0
  return hangul > 0 && hangul * 4 >= latin ? 'ko' : 'en'
}
