import type { SelectQueryBuilder } from 'kysely'
import type { Ctx } from '#app/core/context.server.ts'
import { msOf, toInstant, type Instant } from '#app/core/time.ts'
import { tenureBand } from '#app/domain/accounts/customer-accounts/tenure-band.ts'
import type { CaseStatus } from '#app/domain/cases/case.ts'
import { readFacts } from '#app/domain/cases/report/facts.ts'
import type { CaseFact, ReportDimension } from '#app/domain/cases/report/report.ts'
import { constant } from '#db/constant.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { recountedFacts } from './facts.server.ts'
import { isOpenCase, listed } from './order.ts'

/**
 * The cases that were opened since then, neither dismissed nor merged into another. One query; two more while there are
 * cases whose facts are not kept yet. @param dimensions what they are to be compared by
 */
export async function caseFacts(ctx: Ctx, from: Instant, dimensions: readonly ReportDimension[]): Promise<CaseFact[]> {
  const rows = await manyRows(ctx, keptFacts(ctx.read, from, dimensions))
  const missing = await recountedFacts(ctx.read, rows.map(({ facts }) => facts).filter(isId))
  const bands = tenureBands(ctx)
  return rows.flatMap(({ facts, rating, started_at, ...keys }): CaseFact[] => {
    const own = isId(facts) ? missing.get(facts) : { facts: readFacts(facts), rating }
    if (own === undefined) return []
    const tenure = dimensions.includes('tenure') ? bands(started_at) : null
    return [{ keys: { ...keys, tenure }, ...own.facts, rating: own.rating }]
  })
}

/** `facts` of a case whose facts are not kept yet is its id. */
function keptFacts(db: Db, from: Instant, dimensions: readonly ReportDimension[]) {
  const asked = (...some: ReportDimension[]): boolean => some.some((one) => dimensions.includes(one))
  return casesSince(db, from)
    .leftJoin('case_fact', 'case_fact.case_id', 'case.id')
    .select((eb) => eb.fn.coalesce('case_fact.facts', 'case.id').as('facts'))
    .select(['case_fact.rating', 'case.source'])
    .$if(asked('severity'), (query) => query.select('case.severity'))
    .$if(asked('category'), (query) => query.select('case.category'))
    .$if(asked('tier'), (query) => query.select('case.tier'))
    .$if(asked('language'), (query) => query.select('case.lang as language'))
    .$if(asked('product'), (query) =>
      query
        .leftJoin('thread', (on) => on.onRef('thread.id', '=', 'case.thread_id').on('case.product_id', 'is', null))
        .leftJoin('product', (on) =>
          on.on((eb) => eb('product.id', '=', eb.fn.coalesce('case.product_id', 'thread.product_id'))),
        )
        .select('product.slug as product'),
    )
    .$if(asked('plan', 'tenure'), (query) =>
      query
        .leftJoin('member', 'member.id', 'case.customer_id')
        .leftJoin('account', 'account.id', 'member.account_id')
        .select(['account.plan', 'account.started_at']),
    )
}

function isId(facts: string): boolean {
  return !facts.startsWith('[')
}

/**
 * The rows of a query that has thousands, as one text of the database: handing rows over one by one takes longer than
 * finding them.
 */
async function manyRows<DB, TB extends keyof DB, Row>(
  { read, dialect }: Ctx,
  query: SelectQueryBuilder<DB, TB, Row>,
): Promise<Row[]> {
  const { rows } = await read.selectNoFrom(dialect.rowsAsText(query).as('rows')).executeTakeFirstOrThrow()
  return JSON.parse(rows) as Row[]
}

/** The bands of tenure at this moment. Most customers have a company in common, so each beginning is looked at once. */
function tenureBands(ctx: Ctx): (since: Instant | null | undefined) => string {
  const [now, zone] = [ctx.now(), ctx.setting('site.timeZone')]
  const known = new Map<string | null, string>()
  return (since = null) => {
    const band = known.get(since) ?? tenureBand(since === null ? null : toInstant(since), now, zone)
    known.set(since, band)
    return band
  }
}

function casesSince(db: Db, from: Instant) {
  return db.selectFrom('case').where('case.opened_at', '>=', from).where(listed)
}

/**
 * Open cases by age and by whose turn it is. @param ends until when a case of each band was opened, the youngest band
 * first; `band` is its place in them, and their number for what is older than all
 */
export function openCasesByAge(
  db: Db,
  ends: readonly [Instant, ...Instant[]],
): Promise<{ band: number; status: CaseStatus; cases: number }[]> {
  const [youngest, ...older] = ends
  return db
    .selectFrom('case')
    .select((eb) => {
      let band = eb.case().when('opened_at', '>', youngest).then(eb.lit<number>(0))
      for (const [at, end] of older.entries()) band = band.when('opened_at', '>', end).then(eb.lit(at + 1))
      return band.else(eb.lit(ends.length)).end().as('band')
    })
    .select(['status', ({ fn }) => fn.countAll<number>().as('cases')])
    .where(isOpenCase)
    .where(listed)
    .groupBy(['band', 'status'])
    .execute()
}

/** What staff said of posts that the detection had found. `at`: milliseconds. */
export async function detectionVerdicts(ctx: Ctx, from: Instant): Promise<{ at: number; right: boolean }[]> {
  const rows = await manyRows(
    ctx,
    ctx.read
      .selectFrom('detection_label')
      .select(['at', 'verdict'])
      .where('at', '>=', from)
      .where('score', 'is not', null),
  )
  return rows.map(({ at, verdict }) => ({ at: msOf(toInstant(at)), right: verdict === 'complaint' }))
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
    .where((eb) => eb('csat_response.score', '<=', eb.lit(2)))
    .where('csat_response.comment', '!=', constant(''))
    .orderBy('csat_response.answered_at', 'desc')
    .limit(wordsShown)
    .execute()
}
