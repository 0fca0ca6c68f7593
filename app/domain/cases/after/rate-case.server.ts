import type { Ctx } from '#app/core/context.server.ts'
import { readSignedId } from '#app/core/links/signed-id.server.ts'
import { refuseNothing, renderMarkdown } from '#app/core/markdown.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { caseNotFound, isOpen, type Case } from '#app/domain/cases/case.ts'
import type { RatingInput } from '#app/domain/cases/input.ts'
import { contactOf } from '#app/domain/cases/queries/contacts.server.ts'
import { raiseSeverityIn } from '#app/domain/cases/severity/raise-severity.server.ts'
import { addCaseEvent, keptCaseByIdForUpdate, insertMessage } from '#app/domain/cases/store/cases.server.ts'
import { ratingForUpdate, updateRating } from '#app/domain/cases/store/ratings.server.ts'
import { recordCustomerReply } from '#app/domain/cases/work/record-customer-reply.server.ts'
import { reopenCaseIn } from '#app/domain/cases/work/reopen-case.server.ts'
import { isLowRating, refuseComment, refuseScore, type CaseRating } from './rating.ts'

/**
 * The customer says how their case went: by the signed link without signing in, or signed in by the id of the case. A
 * score can be changed within the hour and while there is no comment; a comment is written once. 1 or 2 opens the case
 * again, one step more severe, and its comment becomes a message of the case. Records `case.rated`.
 * @throws not_found for others; not_now with code `expired` or `answered`
 */
export async function rateCase(ctx: Ctx, { token, score, comment }: RatingInput & { token: string }): Promise<void> {
  const { id, signed } = readSignedId(ctx.platform.env, token)
  await ctx.write(async (tx) => {
    const known = await ratingForUpdate(tx, id)
    if (known === undefined || !(signed || isOwn(tx, known))) throw caseNotFound()
    const row = await keptCaseByIdForUpdate(tx, id)
    if (row.dismissed === 1 || row.customer_id !== known.member_id) throw caseNotFound()
    if (known.member_id === null && (await contactOf(tx.db, id)) === undefined) throw caseNotFound()
    const rated = score === undefined || score === known.score ? known : await keepScore(tx, row, known, score)
    if (comment !== '') await keepComment(tx, rated, comment)
  })
}

function isOwn(tx: Tx, { member_id: memberId }: CaseRating): boolean {
  return memberId !== null && memberId === tx.actor.memberId
}

async function keepScore(tx: Tx, row: Case, known: CaseRating, score: number): Promise<CaseRating> {
  refuseScore(known, tx.at)
  const answered = { score, answered_at: known.answered_at ?? tx.at }
  await updateRating(tx, known.case_id, answered)
  const reopens = isLowRating(score) && !isOpen(row.status)
  await addCaseEvent(tx, row.id, 'rated', { score })
  if (reopens) {
    await raiseSeverityIn(tx, await reopenCaseIn(tx, row), 'rated')
  }
  await tx.record('case.rated', { caseId: row.id, memberId: known.member_id, score, reopened: reopens ? 1 : 0 })
  return { ...known, ...answered }
}

async function keepComment(tx: Tx, known: CaseRating, comment: string): Promise<void> {
  if (known.comment === comment) return
  refuseComment(known, tx.at)
  await updateRating(tx, known.case_id, { comment })
  if (known.score === null || !isLowRating(known.score)) return
  const row = await keptCaseByIdForUpdate(tx, known.case_id)
  const { html } = refuseNothing(renderMarkdown(comment))
  const via = known.member_id === null ? 'link' : 'page'
  await insertMessage(tx, { case_id: row.id, author_id: known.member_id, by_staff: 0, body: comment, html, via })
  await recordCustomerReply(tx, row, null)
}
