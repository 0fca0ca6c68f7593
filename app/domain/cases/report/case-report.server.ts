import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { dayIn, msOf, plus, type Instant } from '#app/core/time.ts'
import { raiseCounts } from '#app/domain/cases/queries/raises.server.ts'
import { caseFacts, detectionVerdicts, lowRatings, openAges } from '#app/domain/cases/queries/report.server.ts'
import { allGroups, breachesOf, keptOf, meanOf, promisesOf, shareOf, weekTable } from './build-report.ts'
import { reportPeriods, type AgeBand, type CaseFact, type CaseReport, type ReportPeriod } from './report.ts'

/** Where the bands of age end, in days. */
const ageBands = [1, 3, 7, 14, null] as const

/**
 * How the work on complaints goes, over the cases that were opened in the period; merged and dismissed ones are left out.
 * Nothing in it is about one person of staff. Seven queries. @throws forbidden
 */
export async function caseReport(ctx: Ctx, period: ReportPeriod): Promise<CaseReport> {
  authorize(ctx.actor, 'case.work')
  const now = ctx.now()
  const zone = ctx.setting('site.timeZone')
  const from = plus(now, { days: -reportPeriods[period] })
  const facts = await caseFacts(ctx, from)
  const verdicts = await detectionVerdicts(ctx.read, from)
  const first = promisesOf(facts, 'firstResponse')
  const further = promisesOf(facts, 'nextResponse')
  const resolution = promisesOf(facts, 'resolution')
  return {
    period,
    from,
    until: now,
    cases: facts.length,
    backlog: backlogOf(await openAges(ctx.read), now),
    firstResponse: keptOf(first, now),
    nextResponse: keptOf(further, now),
    resolution: keptOf(resolution, now),
    arrivals: weekTable(
      facts.map(({ openedAt }) => openedAt),
      zone,
    ),
    breaches: weekTable(breachesOf([...first, ...further, ...resolution]), zone),
    resolved: facts.filter(({ resolved }) => resolved).length,
    reopened: facts.filter(({ reopened }) => reopened).length,
    ratings: { ...ratingsOf(facts), words: await lowRatings(ctx.read, from) },
    sources: countsOf(facts.map(({ source }) => source)).map(([source, cases]) => ({ source, cases })),
    detection: weeksOf(verdicts, zone),
    raises: await raiseCounts(ctx.read, from),
    groups: allGroups(facts, now),
  }
}

function backlogOf(open: readonly { openedAt: Instant; waitsForCustomer: boolean }[], now: Instant): AgeBand[] {
  let begin = 0
  return ageBands.map((days) => {
    const end = days ?? Number.POSITIVE_INFINITY
    const own = open.filter(({ openedAt }) => {
      const age = (msOf(now) - msOf(openedAt)) / 86_400_000
      return age >= begin && age < end
    })
    begin = end
    const customer = own.filter(({ waitsForCustomer }) => waitsForCustomer).length
    return { days, staff: own.length - customer, customer }
  })
}

function ratingsOf(facts: readonly CaseFact[]): Omit<CaseReport['ratings'], 'words'> {
  const asked = facts.flatMap(({ rating }) => rating ?? [])
  const scores = asked.flatMap(({ score }) => score ?? [])
  return {
    asked: asked.length,
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
function weeksOf(verdicts: readonly { at: Instant; right: boolean }[], zone: string): CaseReport['detection'] {
  const byWeek = Map.groupBy(verdicts, ({ at }) => mondayOf(dayIn(at, zone)))
  return [...byWeek]
    .map(([week, own]) => {
      const right = own.filter((one) => one.right).length
      return { week, right, wrong: own.length - right, share: shareOf(right, own.length) }
    })
    .sort((a, b) => (a.week < b.week ? -1 : 1))
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
