import type { Ctx } from '#app/core/context.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { filledHtml } from '#app/domain/threads/queries/references.server.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** A case that was merged into another: what its customer wrote, and where. */
export type MergedCase = {
  id: string
  number: number
  subject: string
  html: string
  body: string
  lang: 'ko' | 'en' | null
  openedAt: string
  threadId: string | null
  postId: string | null
}

/** The cases that are part of this one, the first opened first. One query, one more when there are any. */
export async function mergedCases(ctx: Pick<Ctx, 'read' | 'actor'>, caseId: string): Promise<MergedCase[]> {
  const rows = await ctx.read
    .selectFrom('case')
    .selectAll()
    .where('merged_into_id', '=', caseId)
    .orderBy('opened_at')
    .orderBy('number')
    .execute()
  if (rows.length === 0) return []
  const fill = await filledHtml(
    ctx,
    rows.map(({ html }) => html),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    subject: row.subject,
    html: fill(row.html),
    body: row.body,
    lang: row.lang,
    openedAt: row.opened_at,
    threadId: row.thread_id,
    postId: row.post_id,
  }))
}

/** The number of the case that this one is part of; null when it stands for itself, or there is none. */
export async function keptNumber(db: Db, number: number): Promise<number | null> {
  const row = await db
    .selectFrom('case')
    .innerJoin('case as kept', 'kept.id', 'case.merged_into_id')
    .select('kept.number')
    .where('case.number', '=', number)
    .executeTakeFirst()
  return row?.number ?? null
}

/** The case that this one is part of, or itself. */
export async function keptCase(db: Db, row: Case): Promise<Case> {
  if (row.merged_into_id === null) return row
  return db.selectFrom('case').selectAll().where('id', '=', row.merged_into_id).executeTakeFirstOrThrow()
}

/** The other open cases of the same customer, which this one can be merged with, the newest first. */
export function mergeableCases(
  db: Db,
  { id, customerId }: { id: string; customerId: string | null },
): Promise<{ number: number; subject: string }[]> {
  return db
    .selectFrom('case')
    .select(['case.number', 'case.subject'])
    .where('case.id', '!=', id)
    .where('case.dismissed', '=', 0)
    .where('case.status', 'in', ['new', 'acknowledged', 'waiting_staff', 'waiting_customer'])
    .$if(customerId !== null, (all) => all.where('case.customer_id', '=', customerId))
    .$if(customerId === null, (all) =>
      all
        .where('case.customer_id', 'is', null)
        .where('case.id', 'in', (eb) =>
          eb
            .selectFrom('case_contact as other')
            .innerJoin('case_contact as own', 'own.address', 'other.address')
            .select('other.case_id')
            .where('own.case_id', '=', id),
        ),
    )
    .orderBy('case.number', 'desc')
    .limit(50)
    .execute()
}

/** When staff answered in cases and when their customers wrote, as the time lines say, oldest first. */
export async function wordsInTimeline(db: Db, caseIds: readonly string[]): Promise<{ at: string; kind: string }[]> {
  return db
    .selectFrom('case_event')
    .select(['at', 'kind'])
    .where('case_id', 'in', [...caseIds])
    .where('kind', 'in', ['answered', 'customer_wrote'])
    .orderBy('at')
    .orderBy('id')
    .execute()
}
