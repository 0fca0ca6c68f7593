import type { z } from 'zod'
import type { Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { signedId } from '#app/core/links/signed-id.server.ts'
import { plus } from '#app/core/time.ts'
import type { Case } from '#app/domain/cases/case.ts'
import type { Cause } from '#app/domain/cases/causes/cause.ts'
import type { CauseInput } from '#app/domain/cases/causes/input.ts'
import { saveCause } from '#app/domain/cases/causes/save-cause.server.ts'
import { submitFeedbackByMail } from '#app/domain/cases/contact/submit-feedback-by-mail.server.ts'
import { verifyFeedback } from '#app/domain/cases/contact/verify-feedback.server.ts'
import { feedbackByMailShape, replyTemplateShape, type OpenCaseInput } from '#app/domain/cases/input.ts'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { submitFeedback } from '#app/domain/cases/submit-feedback.server.ts'
import { saveReplyTemplate } from '#app/domain/cases/templates/save-reply-template.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import type { ReplyTemplateTable } from '#db/schema/cases.ts'
import type { TestApp } from '#tests/setup/test-app.ts'
import { aThread } from './threads.ts'

/** What nobody would take for anything but a complaint, in both languages. */
export const complaints = {
  en: {
    title: 'Charged twice and nobody answers',
    body: 'I was charged twice this month and I want my money back. I wrote to support three times and got no reply. This is unacceptable. If nobody answers I will cancel.',
  },
  ko: {
    title: '두 번 결제됐는데 아무도 답이 없습니다',
    body: '이번 달에 두 번이나 결제됐습니다. 고객센터에 세 번 문의했는데 답변이 없어요. 정말 화가 납니다. 환불해 주지 않으면 해지하겠습니다.',
  },
} as const

/** A complaint that nothing in its words makes severe. */
export const mild = 'The menu is confusing: too many clicks to find a bill.'

/** Neither plainly a complaint nor plainly none: a person has to look. */
export const doubtful = {
  title: 'Two pages in the guide',
  body: 'Page 4 of the guide says 10 minutes, page 9 says 20. Which one is right?',
} as const

/** A complaint in public: the thread of `of` and the case that `by` of staff opened for it. */
export async function aCase(
  test: TestApp,
  { of, by, ...given }: { of: Actor; by: Actor } & Partial<OpenCaseInput>,
): Promise<{ thread: Thread; post: Post; case: Case }> {
  const started = await aThread(test, { by: of, ...complaints.en })
  const opened = await openCase(test.as(by), { postId: started.post.id, ...given })
  return { ...started, case: opened }
}

/** A case that only its customer and staff know of. */
export async function aPrivateCase(
  test: TestApp,
  { of, body = 'Could you leave my name off the invoice, please?' }: { of: Actor; body?: string },
): Promise<Case> {
  return (await submitFeedback(test.as(of), { body, public: false, product: null })).case
}

/** Two private cases of a customer about the same, the first opened first. */
export async function twoCases(test: TestApp, { of }: { of: Actor }): Promise<[first: Case, second: Case]> {
  const first = await aPrivateCase(test, { of, body: mild })
  test.clock.advance({ minutes: 10 })
  return [first, await aPrivateCase(test, { of, body: 'Once more: the bill is hard to find.' })]
}

/** A private case that is more severe because its customer complained before. */
export async function aRaisedCase(test: TestApp, { of }: { of: Actor }): Promise<Case> {
  await aPrivateCase(test, { of, body: mild })
  return aPrivateCase(test, { of, body: mild })
}

/** A reply template in English, with what is given besides. */
export async function aReplyTemplate(
  test: TestApp,
  { by, ...given }: { by: Actor } & Partial<z.input<typeof replyTemplateShape>>,
): Promise<ReplyTemplateTable> {
  const input = { title: 'We found it', en: 'Dear {customer}, we found the fault in {product}.', ...given }
  return saveReplyTemplate(test.as(by), null, replyTemplateShape.parse(input))
}

/** What a customer said of how their case went. */
export async function aRating(
  { app, clock }: TestApp,
  { number, score, comment }: { number: number; score: number; comment: string },
): Promise<void> {
  const { db } = app.platform.open
  const row = await db.selectFrom('case').selectAll().where('number', '=', number).executeTakeFirstOrThrow()
  const now = clock.now()
  await db
    .insertInto('csat_response')
    .values({
      case_id: row.id,
      member_id: row.customer_id ?? '',
      asked_at: now,
      expires_at: plus(now, { days: 14 }),
      reminded_at: null,
      score,
      answered_at: now,
      comment,
      invited_at: null,
    })
    .execute()
  await db.updateTable('case_fact').set({ rating: score }).where('case_id', '=', row.id).execute()
}

/** What a member said of whether they would recommend the company. */
export async function aRecommendation(
  { app, clock }: TestApp,
  { of, score, comment }: { of: Actor; score: number; comment: string },
): Promise<string> {
  const now = clock.now()
  const id = newId('npsResponse')
  await app.platform.open.db
    .insertInto('nps_response')
    .values({
      id,
      member_id: of.memberId ?? '',
      asked_at: now,
      expires_at: plus(now, { days: 30 }),
      score,
      answered_at: now,
      comment,
      case_id: null,
    })
    .execute()
  return id
}

/** A root cause that staff added. */
export function aCause(
  test: TestApp,
  { by, name = 'Meter reading missing', ...given }: { by: Actor } & Partial<CauseInput>,
): Promise<Cause> {
  return saveCause(test.as(by), null, { name, note: '', parent: null, owner: null, ...given })
}

/** A case of somebody without an account, whose address is confirmed. */
export async function aContactCase(
  test: TestApp,
  { email = 'kim@example.org', ...given }: Partial<z.input<typeof feedbackByMailShape>> = {},
): Promise<Case> {
  const input = { body: 'The bill was charged twice this month.', name: 'Kim', email, ...given }
  await submitFeedbackByMail(test.visitor(), feedbackByMailShape.parse(input))
  const { db } = test.app.platform.open
  const { id } = await db
    .selectFrom('feedback_request')
    .select('id')
    .where('address', '=', email)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return (await verifyFeedback(test.visitor(), signedId(test.app.platform.env, id))).case
}
