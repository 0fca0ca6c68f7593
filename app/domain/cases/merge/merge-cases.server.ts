import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { recordInCase } from '#app/domain/cases/clock/record-in-case.server.ts'
import type { MergeInput } from '#app/domain/cases/input.ts'
import { contactOf } from '#app/domain/cases/queries/contacts.server.ts'
import { wordsInTimeline } from '#app/domain/cases/queries/merges.server.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { takeSeverityIn } from '#app/domain/cases/severity/take-severity.server.ts'
import { addCaseEvent, caseForUpdate, threadOfCaseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { insertMerge, moveAlong, stopClocks } from '#app/domain/cases/store/merges.server.ts'
import { transitionCaseIn } from '#app/domain/cases/work/transition-case-in.server.ts'
import { keptFirst, refuseMerge, type BeforeMerge } from './merge.ts'

/**
 * Makes one of two open cases of a customer: the one that was opened first is kept, with its promise, and the other is
 * part of it, and makes it as severe as itself. Followers, whoever had the other, reminders, drafts and root causes go
 * along. Audited; records `case.merged`. @returns the kept case
 * @throws not_found; invalid on `into` for a case of another customer; not_now when one is over, dismissed or merged
 * already (code `merged`); conflict for what the actor has not seen
 */
export async function mergeCases(ctx: Ctx, { number, into, seen }: MergeInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  const byId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const [one, other] = await bothForUpdate(tx, number, into)
    refuseMerge(one, other, [await addressOf(tx, one), await addressOf(tx, other)])
    await refuseUnseen(tx, one, 'merge', seen)
    const [kept, merged] = keptFirst(one, other)

    const before: BeforeMerge = { status: merged.status, paused_at: merged.paused_at }
    await updateCase(tx, merged.id, {
      merged_into_id: kept.id,
      status: 'closed',
      closed_at: tx.at,
      paused_at: null,
    })
    await stopClocks(tx, merged.id)
    const moved = await moveAlong(tx, { id: merged.id, follower: merged.assignee_id }, kept.id)
    const id = newId('caseMerge', msOf(tx.at))
    await insertMerge(tx, {
      id,
      case_id: merged.id,
      into_id: kept.id,
      by_id: byId,
      at: tx.at,
      before: JSON.stringify(before),
      moved: JSON.stringify(moved),
      undone_at: null,
      undone_by_id: null,
    })
    await addCaseEvent(tx, merged.id, 'merged_into', { number: kept.number })
    const row = await takeWords(tx, kept, merged)
    await tx.record('case.merged', { caseId: merged.id, intoId: kept.id, draftIds: moved.drafts.join(' ') })
    await audit(tx, {
      action: 'case.merge',
      subjectType: 'case',
      subjectId: merged.id,
      after: { into: kept.number },
    })
    // Whoever wrote last in either still waits for the answer.
    return before.status !== 'waiting_customer' && row.status === 'waiting_customer'
      ? transitionCaseIn(tx, row, 'waitForStaff')
      : row
  })
}

/** The entry of the kept case that its clocks read: when the customer of the other was answered, and what is still owed. */
async function takeWords(tx: Tx, kept: Case, merged: Case): Promise<Case> {
  const words = await wordsInTimeline(tx.db, [merged.id])
  const answers = words.filter(({ kind }) => kind === 'answered')
  const last = answers.at(-1)?.at
  const owed = last === undefined ? undefined : words.find(({ kind, at }) => kind === 'customer_wrote' && at > last)
  const first = answers[0]?.at ?? null
  const responded = kept.first_responded_at ?? first
  const values = {
    first_responded_at: first === null || responded === null || responded < first ? responded : first,
  }
  await updateCase(tx, kept.id, values)
  const row = await recordInCase(tx, { ...kept, ...values }, 'merged', {
    caseId: merged.id,
    number: merged.number,
    severity: merged.severity,
    before: kept.severity,
    answeredAt: first,
    lastAnsweredAt: last ?? null,
    owedSince: owed?.at ?? null,
  })
  return takeSeverityIn(tx, row)
}

/** Of somebody without an account; null for a case of a member. */
async function addressOf(tx: Tx, { id, customer_id }: Case): Promise<string | null> {
  return customer_id === null ? ((await contactOf(tx.db, id))?.address ?? null) : null
}

/** Threads before cases, each in one order, as a post locks them: two merges cannot wait for each other. */
async function bothForUpdate(tx: Tx, number: number, into: number): Promise<[Case, Case]> {
  const ordered = [number, into].toSorted((a, b) => a - b)
  for (const one of ordered) await threadOfCaseForUpdate(tx, one)
  const rows: Case[] = []
  for (const one of new Set(ordered)) rows.push(await caseForUpdate(tx, one))
  const find = (wanted: number) => rows.find((row) => row.number === wanted) as Case
  return [find(number), find(into)]
}
