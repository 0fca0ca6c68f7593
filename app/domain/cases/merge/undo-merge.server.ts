import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { caseNotFound, isOpen, type Case } from '#app/domain/cases/case.ts'
import { recordInCase } from '#app/domain/cases/clock/record-in-case.server.ts'
import { refreshClocks } from '#app/domain/cases/clock/refresh-clocks.server.ts'
import type { CaseRef } from '#app/domain/cases/input.ts'
import { keptNumber, mergedCases, wordsInTimeline } from '#app/domain/cases/queries/merges.server.ts'
import { takeSeverityIn } from '#app/domain/cases/severity/take-severity.server.ts'
import { addCaseEvent, anyCaseForUpdate, caseByIdForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { endMerge, mergeForUpdate, moveBack } from '#app/domain/cases/store/merges.server.ts'
import { beforeShape, movedShape } from './merge.ts'

/**
 * Makes two cases of one again: the merged case is what it was, its promise counts as if it had stood for itself all the
 * time, and what went along goes back. What was written meanwhile stays with the kept case. A case that stands for itself
 * stays as it is. Audited; records `case.unmerged`. @param input.number of the merged case @returns that case
 * @throws not_found; not_now (code `kept_over`) when the kept case is over
 */
export async function undoMerge(ctx: Ctx, { number }: CaseRef): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const into = await keptNumber(tx.db, number)
    const rows: Case[] = []
    // In the order in which a merge locks them.
    for (const one of [number, into ?? number].toSorted((a, b) => a - b)) rows.push(await anyCaseForUpdate(tx, one))
    const row = rows.find((one) => one.number === number)
    const kept = rows.find((one) => one.id === row?.merged_into_id)
    if (row === undefined) throw caseNotFound()
    if (kept === undefined) return row
    if (!isOpen(kept.status)) throw new DomainError('not_now', 'merge.errors.keptOver', { code: 'kept_over' })
    const merge = await mergeForUpdate(tx, row.id)
    if (merge === undefined) throw new Error(`case ${row.id} is merged without a record`)

    const { status, paused_at } = beforeShape.parse(JSON.parse(merge.before))
    const moved = movedShape.parse(JSON.parse(merge.moved))
    const values = { merged_into_id: null, status, paused_at, closed_at: null }
    await updateCase(tx, row.id, values)
    await moveBack(tx, moved, kept.id, row.id)
    await endMerge(tx, merge.id)
    const still = await mergedCases(tx, kept.id)
    const words = await wordsInTimeline(tx.db, [kept.id, ...still.map(({ id }) => id)])
    const answer = words.find(({ kind }) => kind === 'answered')
    await updateCase(tx, kept.id, { first_responded_at: answer?.at ?? null })
    await takeSeverityIn(
      tx,
      await recordInCase(tx, await caseByIdForUpdate(tx, kept.id), 'unmerged', { caseId: row.id, number }),
    )
    await addCaseEvent(tx, row.id, 'restored', { number: kept.number })
    const restored = await refreshClocks(tx, { ...row, ...values })
    await tx.record('case.unmerged', { caseId: row.id, fromId: kept.id, draftIds: moved.drafts.join(' ') })
    await audit(tx, { action: 'case.undoMerge', subjectType: 'case', subjectId: row.id, before: { into: kept.number } })
    return restored
  })
}
