import type { Ctx } from '#app/core/context.server.ts'
import { msOf, type Instant } from '#app/core/time.ts'
import { tenureBand } from '#app/domain/accounts/customer-accounts/tenure-band.ts'
import { openStatuses } from '#app/domain/cases/case.ts'
import type { CaseFact } from '#app/domain/cases/report/report.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The cases that were opened since then, neither dismissed nor merged into another. Two queries. */
export async function caseFacts(ctx: Ctx, from: Instant): Promise<CaseFact[]> {
  const now = ctx.now()
  const zone = ctx.setting('site.timeZone')
  const rows = await ctx.read
    .selectFrom('case')
    .leftJoin('thread', 'thread.id', 'case.thread_id')
    .leftJoin('product', (on) =>
      on.on((eb) => eb('product.id', '=', eb.fn.coalesce('case.product_id', 'thread.product_id'))),
    )
    .leftJoin('member', 'member.id', 'case.customer_id')
    .leftJoin('account', 'account.id', 'member.account_id')
    .leftJoin('csat_response', 'csat_response.case_id', 'case.id')
    .select([
      'case.id',
      'case.opened_at',
      'case.severity',
      'case.category',
      'case.source',
      'case.lang',
      'case.first_response_due_at',
      'case.first_responded_at',
      'case.resolution_due_at',
      'case.resolved_at',
      'case.closed_at',
      'case.paused_at',
      'product.slug as product',
      'account.plan',
      'account.started_at',
      'case.tier',
      'csat_response.asked_at',
      'csat_response.score',
    ])
    .where('case.opened_at', '>=', from)
    .where('case.dismissed', '=', 0)
    .where('case.merged_into_id', 'is', null)
    .execute()
  const courses = await coursesOf(ctx.read, from, now)
  return rows.map((row): CaseFact => {
    const course = courses.get(row.id) ?? { over: [], waiting: [], reopened: false }
    const endedAt = row.resolved_at ?? row.closed_at
    const stoppedAt = row.paused_at
    return {
      openedAt: row.opened_at,
      severity: row.severity,
      category: row.category,
      source: row.source,
      product: row.product,
      plan: row.plan,
      tier: row.tier,
      tenure: tenureBand(row.started_at, now, zone),
      lang: row.lang,
      firstResponse: { dueAt: row.first_response_due_at, endedAt: row.first_responded_at ?? endedAt, stoppedAt },
      resolution: { dueAt: row.resolution_due_at, endedAt, stoppedAt },
      nextResponses: { over: course.over, waiting: endedAt === null ? course.waiting : [] },
      resolved: endedAt !== null || course.reopened,
      reopened: course.reopened,
      rating: row.asked_at === null ? null : { score: row.score },
    }
  })
}

type Course = { over: number[]; waiting: number[]; reopened: boolean }

/**
 * How each of these cases went after its first answer: how long the customer waited for each further one, counted from
 * the first text that staff had not answered.
 */
async function coursesOf(db: Db, from: Instant, now: Instant): Promise<Map<string, Course>> {
  const rows = await db
    .selectFrom('case')
    .innerJoin('case_event', 'case_event.case_id', 'case.id')
    .select(['case_event.case_id', 'case_event.at', 'case_event.kind'])
    .where('case.opened_at', '>=', from)
    .where('case.dismissed', '=', 0)
    .where('case_event.kind', 'in', ['answered', 'customer_wrote', 'reopened'])
    .orderBy('case_event.case_id')
    .orderBy('case_event.at')
    .orderBy('case_event.id')
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.case_id)].map(([id, own]) => [id, courseOf(own, now)]))
}

function courseOf(events: readonly { at: Instant; kind: string }[], now: Instant): Course {
  const course: Course = { over: [], waiting: [], reopened: false }
  let answered = false
  let since: Instant | null = null
  for (const { at, kind } of events) {
    if (kind === 'reopened') course.reopened = true
    if (kind === 'answered') {
      if (since !== null) course.over.push(msOf(at) - msOf(since))
      answered = true
      since = null
    } else if (answered) since ??= at
  }
  if (since !== null) course.waiting.push(msOf(now) - msOf(since))
  return course
}

/** Since when each open case is open, and whose turn it is. */
export async function openAges(db: Db): Promise<{ openedAt: Instant; waitsForCustomer: boolean }[]> {
  const rows = await db
    .selectFrom('case')
    .select(['opened_at', 'status'])
    .where('status', 'in', [...openStatuses])
    .where('dismissed', '=', 0)
    .where('merged_into_id', 'is', null)
    .execute()
  return rows.map(({ opened_at, status }) => ({ openedAt: opened_at, waitsForCustomer: status === 'waiting_customer' }))
}

/** What staff said of posts that the detection had found. */
export async function detectionVerdicts(db: Db, from: Instant): Promise<{ at: Instant; right: boolean }[]> {
  const rows = await db
    .selectFrom('detection_label')
    .select(['at', 'verdict'])
    .where('at', '>=', from)
    .where('score', 'is not', null)
    .execute()
  return rows.map(({ at, verdict }) => ({ at, right: verdict === 'complaint' }))
}

const wordsShown = 5

/** What customers wrote who gave a low score to how their case went, the latest first. */
export function lowRatings(
  db: Db,
  from: Instant,
): Promise<{ score: number; comment: string; number: number; lang: 'ko' | 'en' | null }[]> {
  return db
    .selectFrom('csat_response')
    .innerJoin('case', 'case.id', 'csat_response.case_id')
    .select((eb) => [
      eb.ref('csat_response.score').$notNull().as('score'),
      'csat_response.comment',
      'case.number',
      'case.lang',
    ])
    .where('case.opened_at', '>=', from)
    .where('csat_response.score', '<=', 2)
    .where('csat_response.comment', '!=', '')
    .orderBy('csat_response.answered_at', 'desc')
    .limit(wordsShown)
    .execute()
}
