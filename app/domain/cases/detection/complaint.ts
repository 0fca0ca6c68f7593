import type { OwnHead } from './own/own-head.ts'

/** What a complaint is about. `churn_threat`: the writer is leaving or says they will. */
export type ComplaintCategory = 'defect' | 'price' | 'service' | 'delivery' | 'usability' | 'churn_threat' | 'other'

/** P1: money, data or the customer is being lost now. P2: someone is blocked or waits for us. P3: annoyed. */
export type ComplaintSeverity = 'P1' | 'P2' | 'P3'

/** A stretch of the text that raised the score. `start` and `end` are UTF-16 offsets into the NFC form of the text. */
export type ComplaintReason = { text: string; start: number; end: number; weight: number }

export type Complaint = {
  /** Calibrated probability that the text is a complaint, 0..1. */
  score: number
  /** `doubtful`: a person should look. Never for texts of peers. */
  verdict: 'complaint' | 'doubtful' | 'calm'
  severity: ComplaintSeverity
  category: ComplaintCategory
  /** At most 6, strongest first; weights are relative to the strongest, which is 1. */
  reasons: ComplaintReason[]
}

/** A wording that people use when they complain. */
export type Cue = {
  severity: ComplaintSeverity
  /** The weight of one hit: 1 nearly decides, 0.3 only supports. Negative: against a complaint. */
  weight: number
  /** Global; gaps are bounded so that no text can make it slow. */
  pattern: RegExp
}

/**
 * How a text is read. `lang` left out: Korean if a fifth of its letters are Hangul. A `customer` tells the company something,
 * a `peer` answers another member, who recounts troubles to help: a far higher bar. `own` is what the site learnt from its staff:
 * it moves the verdict, and the score stays that of the shipped model.
 */
export type Reader = { lang?: 'ko' | 'en' | undefined; writer?: 'customer' | 'peer'; own?: OwnHead | null }
