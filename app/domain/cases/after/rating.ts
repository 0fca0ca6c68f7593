import { DomainError } from '#app/core/errors.ts'
import { plus, type Instant } from '#app/core/time.ts'
import type { CsatResponseTable } from '#db/schema/cases.ts'

export type CaseRating = CsatResponseTable

/** Of the question how a case went. */
export const csatScores = [1, 2, 3, 4, 5] as const

/** Of the question whether one would recommend the company: the usual eleven. */
export const npsScores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** The customer is not content: the case is opened again. */
export function isLowRating(score: number): boolean {
  return score <= 2
}

/** From here on the customer is content, and may like to tell the story. */
export const lowestHighRating = 4

/** What a score says of whether somebody recommends the company, in the usual reading. */
export function npsGroup(score: number): 'detractor' | 'passive' | 'promoter' {
  return score <= 6 ? 'detractor' : score <= 8 ? 'passive' : 'promoter'
}

/** Minutes in which a score can be changed: a finger that slipped, not a second thought. */
const scoreChangeMinutes = 60

type Answerable = { score: number | null; answered_at: Instant | null; expires_at: Instant; comment: string }

/** What can still be done with a question that was asked. */
export type Answering =
  /** Not answered, and its time is not over. */
  | 'open'
  /** Answered a short while ago, without a comment: the score can be changed. */
  | 'changeable'
  /** Answered without a comment, which can still be written. */
  | 'commentable'
  | 'done'
  | 'expired'

/** A comment ends the changing of the score, because staff read it together with the score. */
export function answering(row: Answerable, now: Instant): Answering {
  if (row.score === null) return row.expires_at > now ? 'open' : 'expired'
  if (row.comment !== '') return 'done'
  if (row.answered_at !== null && plus(row.answered_at, { minutes: scoreChangeMinutes }) > now) return 'changeable'
  return row.expires_at > now ? 'commentable' : 'done'
}

/** @throws not_now with code `expired` or `answered` when no score can be given any more */
export function refuseScore(row: Answerable, now: Instant): void {
  const state = answering(row, now)
  if (state === 'expired') throw answerRefused('expired')
  if (state !== 'open' && state !== 'changeable') throw answerRefused('answered')
}

/** @throws not_now when there is no score to comment on, another comment, or no time left */
export function refuseComment(row: Answerable, now: Instant): void {
  const state = answering(row, now)
  if (row.comment !== '' || row.score === null) throw answerRefused('answered')
  if (state !== 'changeable' && state !== 'commentable') throw answerRefused('expired')
}

function answerRefused(code: 'expired' | 'answered'): DomainError {
  return new DomainError('not_now', `cases.errors.rating.${code}`, { code })
}
