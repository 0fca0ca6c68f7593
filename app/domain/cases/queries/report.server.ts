import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { tenureBand } from '#app/domain/accounts/customer-accounts/tenure-band.ts'
import type { SlaClock } from '#app/domain/cases/clock/clock.ts'
import { clocksOf, everyNextResponse } from '#app/domain/cases/clock/clocks-of.ts'
import type { CaseFact, PromiseFact } from '#app/domain/cases/report/report.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { isOpenCase, listed } from './order.ts'
import { clockHistories, type ClockHistory } from './promises.server.ts'

/** The cases that were opened since then, neither dismissed nor merged into another. Three queries. */
export async function caseFacts(ctx: Ctx, from: Instant): Promise<CaseFact[]> {
  const now = ctx.now()
  const zone = ctx.setting('site.timeZone')
  const rows = await casesSince(ctx.read, from)
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
      'product.slug as product',
      'account.plan',
      'account.started_at',
      'case.tier',
      'csat_response.asked_at',
      'csat_response.score',
    ])
    .execute()
  const histories = await clockHistories(ctx.read, casesSince(ctx.read, from).select('case.id').$asScalar())
  return rows.flatMap((row): CaseFact[] => {
    const history = histories.get(row.id)
    // Opened between the two queries.
    if (history === undefined) return []
    return [
      {
        openedAt: row.opened_at,
        severity: row.severity,
        category: row.category,
        source: row.source,
        product: row.product,
        plan: row.plan,
        tier: row.tier,
        tenure: tenureBand(row.started_at, now, zone),
        lang: row.lang,
        ...courseOf(history, now),
        rating: row.asked_at === null ? null : { score: row.score },
      },
    ]
  })
}

function casesSince(db: Db, from: Instant) {
  return db
    .selectFrom('case')
    .where('case.opened_at', '>=', from)
    .where('case.dismissed', '=', 0)
    .where('case.merged_into_id', 'is', null)
}

/** What its clocks say of how a case went, the same that its page says. */
function courseOf(
  { events, promises }: ClockHistory,
  now: Instant,
): Pick<CaseFact, 'firstResponse' | 'nextResponses' | 'resolution' | 'resolved' | 'reopened'> {
  const { firstResponse, resolution } = clocksOf(events, promises, now)
  const reopened = events.some(({ kind }) => kind === 'reopened')
  return {
    firstResponse: promiseFact(firstResponse),
    nextResponses: everyNextResponse(events, promises, now).map(promiseFact),
    resolution: promiseFact(resolution),
    resolved: resolution.endedAt !== null || reopened,
    reopened,
  }
}

function promiseFact({ startedAt, dueAt, endedAt, state }: SlaClock): PromiseFact {
  return { from: startedAt, dueAt, endedAt, broken: state === 'breached' }
}

/** Since when each open case is open, and whose turn it is. */
export async function openAges(db: Db): Promise<{ openedAt: Instant; waitsForCustomer: boolean }[]> {
  const rows = await db
    .selectFrom('case')
    .select(['opened_at', 'status'])
    .where(isOpenCase)
    .where(listed)
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
