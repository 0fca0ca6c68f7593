import { plus, type Instant } from '#app/core/time.ts'
import type { Case } from '#app/domain/cases/case.ts'

/**
 * Until when an answer to a question to somebody outside is taken: for so many days, while the case is neither closed nor
 * dismissed. @param row the case, or the one it was merged into @param days `cases.questionDays`
 */
export function takesAnswers(
  { asked_at: askedAt }: { asked_at: Instant },
  row: Pick<Case, 'status' | 'dismissed'>,
  { days, now }: { days: number; now: Instant },
): boolean {
  return row.status !== 'closed' && row.dismissed === 0 && plus(askedAt, { days }) > now
}
