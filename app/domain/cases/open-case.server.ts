import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { caseNotFound, type Case } from './case.ts'
import { caseCalendar, dueTimes, slaPolicy } from './clock/clock.ts'
import { detectComplaint } from './detection/detect-complaint.ts'
import type { OpenCaseInput } from './input.ts'
import { caseOfPost, postOfCase } from './queries/cases.server.ts'
import { addCaseEvent, insertCaseRow, labelPost, caseByIdForUpdate, nextNumber } from './store/cases.server.ts'
import { reopenCaseIn } from './work/reopen-case.server.ts'

/** What a case is about; `score` null where people opened it. */
export type CaseMatter = Pick<
  Case,
  | 'source'
  | 'severity'
  | 'category'
  | 'customer_id'
  | 'thread_id'
  | 'post_id'
  | 'private'
  | 'subject'
  | 'body'
  | 'html'
  | 'lang'
  | 'score'
  | 'reasons'
>

/**
 * Opens a case for a post that the detection did not take for a complaint. A post has one case at most: the second
 * click gives the same case, and one that was dismissed is opened again. Records `case.opened`.
 * @throws not_found when there is no such post
 */
export async function openCase(ctx: Ctx, input: OpenCaseInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const post = await postOfCase(tx.db, input.postId)
    if (post === undefined || post.state === 'deleted') throw caseNotFound()
    await tx.dialect.lockNamed(tx.db, 'case-number')
    const before = await caseOfPost(tx.db, post.id)
    if (before !== undefined)
      return before.dismissed === 1 ? reopenCaseIn(tx, await caseByIdForUpdate(tx, before.id)) : before
    const { isComplaint: _, ...read } = readText(post.body, post.lang, post.kind === 'opening' ? post.title : undefined)
    const opened = await openCaseIn(tx, {
      ...read,
      source: 'agent',
      score: null,
      severity: input.severity ?? read.severity,
      category: input.category ?? read.category,
      customer_id: post.author_id,
      thread_id: post.thread_id,
      post_id: post.id,
      private: 0,
      subject: post.title,
      html: post.html,
    })
    await labelPost(tx, opened, 'complaint')
    return opened
  })
}

/** The part inside the transaction: number, clocks, time line, `case.opened`. Nothing is checked. */
export async function openCaseIn(tx: Tx, matter: CaseMatter): Promise<Case> {
  const due = dueTimes(tx.at, slaPolicy(tx.setting, matter.severity), 0, caseCalendar(tx.setting))
  const row: Case = {
    id: newId('case', msOf(tx.at)),
    number: await nextNumber(tx),
    status: 'new',
    assignee_id: null,
    opened_at: tx.at,
    ...due,
    first_responded_at: null,
    resolved_at: null,
    closed_at: null,
    paused_at: null,
    dismissed: 0,
    updated_at: tx.at,
    ...matter,
  }
  await insertCaseRow(tx, row)
  await addCaseEvent(tx, row.id, 'opened', { source: row.source, severity: row.severity })
  await tx.record('case.opened', {
    caseId: row.id,
    number: row.number,
    customerId: row.customer_id,
    severity: row.severity,
    source: row.source,
  })
  return row
}

/**
 * What the text itself says of the matter. A title is read with it; the places of the words count from the beginning of
 * `body` (the NFC form of what was typed), so a word of the title stands at a negative place.
 */
export function readText(
  text: string,
  lang: 'ko' | 'en' | null,
  title?: string,
): Pick<CaseMatter, 'severity' | 'category' | 'score' | 'reasons' | 'body' | 'lang'> & { isComplaint: boolean } {
  const head = title === undefined ? '' : `${title}\n\n`.normalize('NFC')
  const { isComplaint, score, severity, category, reasons } = detectComplaint(head + text, lang ?? undefined)
  const placed = reasons.map((reason) => ({
    ...reason,
    start: reason.start - head.length,
    end: reason.end - head.length,
  }))
  return { isComplaint, score, severity, category, reasons: JSON.stringify(placed), body: text.normalize('NFC'), lang }
}
