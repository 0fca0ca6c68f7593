import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { CaseQuestionTable } from '#db/schema/cases.ts'

/** A question to somebody outside, with what came back. For staff alone. */
export type SideQuestion = {
  id: string
  /** '' once it was deleted. */
  address: string
  body: string
  by: string | null
  askedAt: string
  answers: { id: string; html: string; at: string }[]
}

export function findQuestion(db: Db, id: string): Promise<CaseQuestionTable | undefined> {
  return db.selectFrom('case_question').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Questions with an address, about cases that were over before that instant, and are over still. */
export async function questionsOver(db: Db, before: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('case_question')
    .innerJoin('case', 'case.id', 'case_question.case_id')
    .leftJoin('case as kept', 'kept.id', 'case.merged_into_id')
    .select('case_question.id')
    .where('case_question.address', '!=', '')
    .where((eb) =>
      eb(eb.fn.coalesce('kept.closed_at', 'kept.resolved_at', 'case.closed_at', 'case.resolved_at'), '<', before),
    )
    .where((eb) => eb(eb.fn.coalesce('kept.status', 'case.status'), 'in', ['resolved', 'closed']))
    .orderBy('case_question.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** A question with what its mail says. */
export function questionToMail(db: Db, id: string) {
  return db
    .selectFrom('case_question')
    .innerJoin('case', 'case.id', 'case_question.case_id')
    .innerJoin('member', 'member.id', 'case_question.by_id')
    .select(['case_question.id', 'case_question.body', 'case.number', 'member.name'])
    .where('case_question.id', '=', id)
    .executeTakeFirst()
}

/** The questions of cases that are one to people outside, oldest first. Two queries. @throws forbidden */
export async function sideQuestions(ctx: Ctx, caseIds: readonly string[]): Promise<SideQuestion[]> {
  authorize(ctx.actor, 'case.work')
  const rows = await ctx.read
    .selectFrom('case_question')
    .leftJoin('member', 'member.id', 'case_question.by_id')
    .select(['case_question.id', 'address', 'body', 'asked_at', 'member.name'])
    .where('case_id', 'in', [...caseIds])
    .orderBy('asked_at')
    .orderBy('case_question.id')
    .execute()
  if (rows.length === 0) return []
  const answers = await ctx.read
    .selectFrom('case_question_answer')
    .select(['id', 'question_id', 'html', 'at'])
    .where(
      'question_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    address: row.address,
    body: row.body,
    by: row.name,
    askedAt: row.asked_at,
    answers: answers.filter(({ question_id }) => question_id === row.id).map(({ id, html, at }) => ({ id, html, at })),
  }))
}
