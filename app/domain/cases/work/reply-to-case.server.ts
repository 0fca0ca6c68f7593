import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { dayIn, daysAfter } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { isOpen, refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import { setReminderIn } from '#app/domain/cases/day/set-reminder.server.ts'
import type { ReplyInput } from '#app/domain/cases/input.ts'
import { postOfCase, type CasePost } from '#app/domain/cases/queries/case-post.server.ts'
import { openCasesOf } from '#app/domain/cases/queries/cases.server.ts'
import { findReplyTemplate } from '#app/domain/cases/queries/templates.server.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { insertMessage, caseForUpdate, threadOfCaseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { insertTemplateUse } from '#app/domain/cases/store/templates.server.ts'
import { openVariables } from '#app/domain/cases/templates/fill-template.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { responseKind } from '#app/domain/threads/thread.ts'
import { insertPost } from '#app/domain/threads/write-post.server.ts'
import { recordAnswer } from './record-answer.server.ts'
import { recordMentions } from './record-mentions.server.ts'
import { setCategoryIn } from './set-category.server.ts'
import { takeCaseIn } from './take-case.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'

/** `postId` null: the answer is private. */
export type CaseReply = { case: Case; postId: string | null }

/**
 * Answers the customer: in the thread as staff, or privately. The first answer ends the first response clock. An open
 * case without an assignee is assigned to the agent, as long as `cases.openPerAgent` allows it. Records `case.answered`
 * and, in public, `post.written`. What the template does with the category is done here; what it does with the status the
 * form says.
 * @throws conflict for what the agent has not seen; not_now when the case was dismissed or the thread is not visible
 */
export async function replyToCase(ctx: Ctx, input: ReplyInput): Promise<CaseReply> {
  authorize(ctx.actor, 'case.work')
  const memberId = signedIn(ctx.actor)
  refuseOpenVariables(input.body)
  const text = await renderText(ctx, input.body)
  return ctx.write(async (tx) => {
    await threadOfCaseForUpdate(tx, input.number)
    const found = await caseForUpdate(tx, input.number)
    await refuseUnseen(tx, found, 'reply', input.seen)
    refuseDismissed(found)

    const hasRoom = (await openCasesOf(tx.db, memberId)) < tx.setting('cases.openPerAgent')
    const row =
      found.assignee_id === null && isOpen(found.status) && hasRoom ? await takeCaseIn(tx, found, memberId) : found
    const postId = row.private === 1 || input.privately ? null : await writeInThread(tx, row, input.body, text)
    if (postId === null) {
      await insertMessage(tx, { case_id: row.id, author_id: memberId, by_staff: 1, body: input.body, html: text.html })
      await recordMentions(tx, row.id, text.mentions, { except: null })
    }
    const answered = await recordAnswer(tx, row, postId)
    await audit(tx, { action: 'case.reply', subjectType: 'case', subjectId: row.id, after: { postId } })
    const filed = await followTemplate(tx, answered, input.templateId ?? null)
    return { case: await leaveCase(tx, filed, input), postId }
  })
}

/** @throws invalid on `body` while the text names what a template left open */
function refuseOpenVariables(body: string): void {
  const open = openVariables(body)
  if (open.length === 0) return
  const params = { count: open.length, names: open.map((name) => `{${name}}`).join(' ') }
  throw new DomainError('invalid', 'replies.errors.open', {
    code: 'open_variables',
    params,
    fields: { body: { key: 'replies.errors.open', params } },
  })
}

/** Counts the use of the template that the answer began with, reminds of the case and sets the category as it says. */
async function followTemplate(tx: Tx, row: Case, templateId: string | null): Promise<Case> {
  const template = templateId === null ? undefined : await findReplyTemplate(tx.db, templateId)
  if (template === undefined) return row
  await insertTemplateUse(tx, template.id, row.id, signedIn(tx.actor))
  if (template.remind_days !== null) {
    const day = daysAfter(dayIn(tx.at, tx.setting('site.timeZone')), template.remind_days)
    await setReminderIn(tx, row.id, { day, reason: template.title, promised: false })
  }
  if (template.set_category === null) return row
  const { category } = await setCategoryIn(tx, { number: row.number, category: template.set_category })
  return { ...row, category }
}

/** Where the case goes after the answer; an answer to a case that is over leaves it there. */
function leaveCase(tx: Tx, row: Case, { wait, resolve }: Pick<ReplyInput, 'wait' | 'resolve'>): Case | Promise<Case> {
  if (!isOpen(row.status) || (!wait && resolve !== true)) return row
  return transitionCaseIn(tx, row, resolve === true ? 'resolve' : 'waitForCustomer')
}

/** As an answer or a reply when the opening post complains, else as a comment on the post that complains. */
async function writeInThread(
  tx: Tx,
  row: Case,
  body: string,
  text: Awaited<ReturnType<typeof renderText>>,
): Promise<string> {
  const post = row.post_id === null ? undefined : await postOfCase(tx.db, row.post_id)
  if (post === undefined || post.thread_state !== 'visible' || post.state !== 'visible') {
    throw new DomainError('not_now', 'cases.errors.threadNotVisible', { code: 'thread_not_visible' })
  }
  const place = placeOf(post)
  const written = await insertPost(
    tx,
    { threadId: post.thread_id, threadAuthorId: row.customer_id, ...place, body },
    text,
    null,
  )
  return written.id
}

function placeOf(post: CasePost): { kind: 'answer' | 'reply' | 'comment'; parentId: string | null } {
  if (post.kind === 'comment') return { kind: 'comment', parentId: post.parent_id }
  const closed = post.duplicate_of_id !== null
  const kind = responseKind(post.thread_kind)
  if (closed || (post.kind !== 'opening' && kind === 'answer')) return { kind: 'comment', parentId: post.id }
  return { kind, parentId: null }
}
