import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { caseOver, refusalToTake, refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import type { CaseRef } from '#app/domain/cases/input.ts'
import { isAway } from '#app/domain/cases/queries/agents.server.ts'
import { openCasesOf } from '#app/domain/cases/queries/cases.server.ts'
import { namesOf } from '#app/domain/cases/queries/timeline.server.ts'
import { addCaseEvent, labelPost, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * The acting agent takes a case without an assignee, or of a colleague who is away. An agent who has it already changes nothing; of two agents at the
 * same moment one gets it. Taking labels the post as a complaint. The note is internal. Records `case.assigned`, and
 * `case.moved` for a new case.
 * @throws not_now when a colleague has it (`params.name`), the case is over, or the agent has as many open cases as
 * `cases.openPerAgent` allows
 */
export async function takeCase(ctx: Ctx, input: CaseRef & { note?: string | null }): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, input.number)
    const taken = row.assignee_id === memberId ? row : await takeFree(tx, row, memberId)
    await writeNote(tx, row.id, input.note ?? null)
    return taken
  })
}

async function takeFree(tx: Tx, row: Case, memberId: string): Promise<Case> {
  const refusal = refusalToTake(row)
  if (refusal === 'dismissed') refuseDismissed(row)
  if (refusal === 'over') throw caseOver()
  if (refusal === 'taken' && !(await isAway(tx.db, row.assignee_id ?? '', tx.at))) throw await caseTaken(tx, row)
  await refuseTooMany(tx, memberId)
  return takeCaseIn(tx, row, memberId)
}

async function caseTaken(tx: Tx, { assignee_id: id }: Case): Promise<DomainError> {
  const name = id === null ? undefined : (await namesOf(tx.db, [id])).get(id)
  return new DomainError('not_now', 'cases.errors.taken', { code: 'taken', params: { name: name ?? '' } })
}

/** The part of taking inside a transaction: authorises nothing and does not count the open cases of the agent. */
export async function takeCaseIn(tx: Tx, row: Case, memberId: string): Promise<Case> {
  await updateCase(tx, row.id, { assignee_id: memberId })
  await addCaseEvent(tx, row.id, 'taken', row.assignee_id === null ? {} : { from: row.assignee_id })
  await tx.record('case.assigned', { caseId: row.id, assigneeId: memberId, before: row.assignee_id, by: 'person' })
  await labelPost(tx, row, 'complaint')
  await audit(tx, {
    action: 'case.take',
    subjectType: 'case',
    subjectId: row.id,
    before: { assigneeId: row.assignee_id },
    after: { assigneeId: memberId },
  })
  const taken = { ...row, assignee_id: memberId }
  return row.status === 'new' ? transitionCaseIn(tx, taken, 'acknowledge') : taken
}

/** @throws not_now when the agent has as many open cases as `cases.openPerAgent` allows */
export async function refuseTooMany(tx: Tx, memberId: string): Promise<void> {
  const most = tx.setting('cases.openPerAgent')
  if ((await openCasesOf(tx.db, memberId)) >= most)
    throw new DomainError('not_now', 'cases.errors.tooMany', { code: 'too_many', params: { count: most } })
}
