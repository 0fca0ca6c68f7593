/** Days of a period; it is compared with as many days before it. */
export const periodDays = 28

/** Six figures of one period. null: nothing to count a share or a median of. */
export type SiteFigures = {
  /** Members who wrote a question, an answer, a reply or a comment that is still visible. */
  membersActive: number
  /** Questions asked that are still visible. */
  questionsAsked: number
  /** Of those questions, the share with an accepted answer now, 0 to 1. */
  shareSolved: number | null
  /**
   * Median minutes from asking to the first visible answer of another member, over all of those questions: one without
   * an answer counts as longer than any other. null also when fewer than half have one.
   */
  firstAnswerMinutes: number | null
  /**
   * Of the cases opened in the period whose first response is due or given, the share answered by the promised time, 0 to
   * 1. Dismissed cases are not counted.
   */
  casesInPromise: number | null
  /** Stories published for the public that still are. */
  storiesPublished: number
}

export type AskedQuestion = { askedAt: string; solved: boolean; firstAnswerMinutes: number | null }

/** The three figures of questions. */
export function figuresOfQuestions(
  questions: readonly AskedQuestion[],
): Pick<SiteFigures, 'questionsAsked' | 'shareSolved' | 'firstAnswerMinutes'> {
  const waits = questions.map(({ firstAnswerMinutes: minutes }) => minutes ?? Infinity).sort((a, b) => a - b)
  const median = waits[Math.floor((waits.length - 1) / 2)] ?? Infinity
  return {
    questionsAsked: questions.length,
    shareSolved: questions.length === 0 ? null : questions.filter(({ solved }) => solved).length / questions.length,
    firstAnswerMinutes: median === Infinity ? null : Math.round(median),
  }
}
