import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { dateOf, msOf, plus, unitMs, type Instant } from '#app/core/time.ts'
import { raiseCounts } from '#app/domain/cases/queries/raises.server.ts'
import { caseFacts, detectionVerdicts, lowRatings, openCasesByAge } from '#app/domain/cases/queries/report.server.ts'
import {
  breachesOf,
  clockOf,
  groupRows,
  keptOf,
  meanOf,
  promisesOf,
  scoresOf,
  shareOf,
  wasResolved,
  weekTable,
} from './build-report.ts'
import {
  reportDimensions,
  reportPeriods,
  type AgeBand,
  type CaseFact,
  type CaseReport,
  type ReportDimension,
  type ReportPeriod,
} from './report.ts'

/** Where the bands of age end, in days; what is older has a band too. */
const ageBands = [1, 3, 7, 14] as const

/**
 * How the work on complaints goes, over the cases that were opened in the period; merged and dismissed ones are left out.
 * Nothing in it is about one person of staff. Five queries. @param dimensions what the cases are compared by
 * @throws forbidden
 */
export async function caseReport(
  ctx: Ctx,
  period: ReportPeriod,
  dimensions: readonly ReportDimension[] = reportDimensions,
): Promise<CaseReport> {
  authorize(ctx.actor, 'case.work')
  const until = ctx.now()
  const now = msOf(until)
  const zone = ctx.setting('site.timeZone')
  const from = plus(until, { days: -reportPeriods[period] })
  const facts = await caseFacts(ctx, from, dimensions)
  const verdicts = await detectionVerdicts(ctx, from)
  const first = promisesOf(facts, 'firstResponse')
  const further = promisesOf(facts, 'nextResponse')
  const resolution = promisesOf(facts, 'resolution')
  const opened = facts.map(({ resolution: { from: openedAt } }) => openedAt)
  return {
    period,
    from,
    until,
    cases: facts.length,
    backlog: await backlogOf(ctx),
    firstResponse: keptOf(first, now),
    nextResponse: keptOf(further, now),
    resolution: keptOf(resolution, now),
    arrivals: weekTable(opened, zone),
    breaches: weekTable(breachesOf([...first, ...further, ...resolution], now), zone),
    resolved: facts.filter(wasResolved).length,
    reopened: facts.filter(({ reopened }) => reopened).length,
    ratings: { ...ratingsOf(facts), words: await lowRatings(ctx.read, from) },
    sources: countsOf(facts.map(({ keys }) => keys.source)).map(([source, cases]) => ({ source, cases })),
    detection: weeksOf(verdicts, zone),
    raises: await raiseCounts(ctx.read, from),
    groups: Object.fromEntries(dimensions.map((one) => [one, groupRows(facts, one, now)])),
  }
}

async function backlogOf(ctx: Ctx): Promise<AgeBand[]> {
  const until = (days: number): Instant => plus(ctx.now(), { days: -days })
  const [youngest, ...older] = ageBands
  const rows = await openCasesByAge(ctx.read, [until(youngest), ...older.map(until)])
  return [...ageBands, null].map((days, at) => {
    const own = rows.filter(({ band }) => band === at)
    const waiting = own.filter(({ status }) => status === 'waiting_customer')
    return { days, staff: casesIn(own) - casesIn(waiting), customer: casesIn(waiting) }
  })
}

function casesIn(rows: readonly { cases: number }[]): number {
  return rows.reduce((sum, { cases }) => sum + cases, 0)
}

function ratingsOf(facts: readonly CaseFact[]): Omit<CaseReport['ratings'], 'words'> {
  const scores = scoresOf(facts)
  return {
    asked: facts.filter(({ rating }) => rating !== null).length,
    answered: scores.length,
    scores: [1, 2, 3, 4, 5].map((score) => scores.filter((one) => one === score).length),
    mean: meanOf(scores),
  }
}

/** How often each comes, the most frequent first. */
function countsOf<T extends string>(values: readonly T[]): [T, number][] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, all]): [T, number] => [value, all.length])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** By weeks that begin on Monday in the zone of the site, the earliest first. */
function weeksOf(verdicts: readonly { at: number; right: boolean }[], zone: string): CaseReport['detection'] {
  const there = clockOf(
    verdicts.map(({ at }) => at),
    zone,
  )
  const byWeek = Map.groupBy(verdicts, ({ at }) => mondayOf(there(at)))
  return [...byWeek]
    .map(([week, own]) => {
      const right = own.filter((one) => one.right).length
      return { week, right, wrong: own.length - right, share: shareOf(right, own.length) }
    })
    .sort((a, b) => (a.week < b.week ? -1 : 1))
}

/** The Monday of its week, `2026-11-23`. */
function mondayOf(there: Date): string {
  const monday = dateOf(there.getTime() - ((there.getUTCDay() + 6) % 7) * unitMs.day)
  return monday.toISOString().slice(0, 10)
}
