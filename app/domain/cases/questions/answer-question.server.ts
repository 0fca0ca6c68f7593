import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { refuseNothing, renderMarkdown } from '#app/core/markdown.server.ts'
import { caseNotFound } from '#app/domain/cases/case.ts'
import { findQuestion } from '#app/domain/cases/queries/questions.server.ts'
import { addCaseEvent, keptCaseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { insertQuestionAnswer } from '#app/domain/cases/store/questions.server.ts'
import { takesAnswers } from './question.ts'

/**
 * Somebody outside answers a question about a case. The caller has checked the secret address of the mail and its sender.
 * Records `case.questionAnswered`. @throws not_found; invalid `markdown.*`; not_now (code `over`) once the case is closed, or
 * `cases.questionDays` after it was asked
 */
export async function answerQuestion(
  ctx: Ctx,
  { questionId, body }: { questionId: string; body: string },
): Promise<string> {
  const { html } = refuseNothing(renderMarkdown(body))
  return ctx.write(async (tx) => {
    const question = await findQuestion(tx.db, questionId)
    if (question === undefined) throw caseNotFound()
    const row = await keptCaseByIdForUpdate(tx, question.case_id)
    if (!takesAnswers(question, row, { days: tx.setting('cases.questionDays'), now: tx.at }))
      throw new DomainError('not_now', 'replies.question.over', { code: 'over' })
    await insertQuestionAnswer(tx, { question_id: questionId, body, html })
    await addCaseEvent(tx, question.case_id, 'outside_answered', { questionId })
    await tx.record('case.questionAnswered', { caseId: question.case_id, questionId })
    return question.case_id
  })
}
