import { expect } from 'vitest'
import { dateOf, msOf, plus, zoneOffsetMinutes, type Instant } from '#app/core/time.ts'
import { tenureBand } from '#app/domain/accounts/customer-accounts/tenure-band.ts'
import type { SlaClock } from '#app/domain/cases/clock/clock.ts'
import { clocksOf, everyNextResponse } from '#app/domain/cases/clock/clocks-of.ts'
import { clockHistories } from '#app/domain/cases/queries/promises.server.ts'
import { reportDimensions, reportPeriods, type CaseReport, type ReportPeriod } from '#app/domain/cases/report/report.ts'
import { quantile } from '#app/domain/cases/report/waiting.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

type Counted = {
  keys: Record<string, string>
  openedAt: Instant
  first: SlaClock
  next: SlaClock[]
  resolution: SlaClock
}
type One = Counted & { reopened: boolean; asked: boolean; score: number | null; open: boolean; waits: boolean }

/** The figures of the report, counted case by case from the time lines as of now; nothing that is kept is read. */
export async function recountedReport(test: TestApp, period: ReportPeriod): Promise<Partial<CaseReport>> {
  const now = test.clock.now()
  const all = await everyCase(test)
  const since = plus(now, { days: -reportPeriods[period] })
  const cases = all.filter(({ openedAt }) => openedAt >= since)
  const promises = cases.flatMap(({ first, next, resolution }) => [first, ...next, resolution])
  const scores = cases.flatMap(({ score }) => score ?? [])
  const sources = tallied(cases.map(({ keys }) => keys['source'] ?? ''))
  return {
    cases: cases.length,
    backlog: backlog(all, now),
    ...kept(cases, now),
    arrivals: byWeek(cases.map(({ openedAt }) => openedAt)),
    breaches: byWeek(promises.flatMap(({ state, dueAt }) => (state === 'breached' ? [dueAt] : []))),
    resolved: cases.filter(wasResolved).length,
    reopened: cases.filter(({ reopened }) => reopened).length,
    ratings: {
      asked: cases.filter(({ asked }) => asked).length,
      answered: scores.length,
      scores: [1, 2, 3, 4, 5].map((wanted) => scores.filter((score) => score === wanted).length),
      mean: mean(scores),
      words: expect.any(Array),
    },
    sources: sources.map(([source, count]) => ({ source: source as never, cases: count })),
    groups: Object.fromEntries(reportDimensions.map((one) => [one, groups(cases, one, now)])),
  }
}

async function everyCase({ app, clock }: TestApp): Promise<One[]> {
  const { db } = app.platform.open
  const now = clock.now()
  const counted: One[] = []
  const rows = await db.selectFrom('case').selectAll().orderBy('id').execute()
  for (const row of rows.filter(({ dismissed, merged_into_id }) => dismissed === 0 && merged_into_id === null)) {
    const one = async (table: 'thread' | 'product' | 'member' | 'account', id: string | null | undefined) =>
      (await db
        .selectFrom(table)
        .selectAll()
        .where('id', '=', id ?? '')
        .executeTakeFirst()) as Record<string, string | null> | undefined
    const thread = await one('thread', row.thread_id)
    const product = await one('product', row.product_id ?? thread?.['product_id'])
    const account = await one('account', (await one('member', row.customer_id))?.['account_id'])
    const asked = await db.selectFrom('csat_response').selectAll().where('case_id', '=', row.id).executeTakeFirst()
    const history = (await clockHistories(db, [row.id])).get(row.id)
    if (history === undefined) throw new Error(`case ${row.id} has no time line`)
    const { firstResponse, resolution } = clocksOf(history.events, history.promises, now)
    counted.push({
      keys: {
        product: product?.['slug'] ?? '',
        category: row.category,
        severity: row.severity,
        source: row.source,
        plan: account?.['plan'] ?? '',
        tier: row.tier ?? '',
        tenure: tenureBand(account?.['started_at'] ?? null, now, 'Asia/Seoul'),
        language: row.lang ?? '',
      },
      openedAt: row.opened_at,
      first: firstResponse,
      next: everyNextResponse(history.events, history.promises, now),
      resolution,
      reopened: history.events.some(({ kind }) => kind === 'reopened'),
      asked: asked !== undefined,
      score: asked?.score ?? null,
      open: row.status !== 'resolved' && row.status !== 'closed',
      waits: row.status === 'waiting_customer',
    })
  }
  return counted
}

function wasResolved({ resolution, reopened }: One): boolean {
  return resolution.endedAt !== null || reopened
}

function kept(cases: readonly One[], now: Instant) {
  return {
    firstResponse: figures(
      cases.map(({ first }) => first),
      now,
    ),
    nextResponse: figures(
      cases.flatMap(({ next }) => next),
      now,
    ),
    resolution: figures(
      cases.map(({ resolution }) => resolution),
      now,
    ),
  }
}

function figures(clocks: readonly SlaClock[], now: Instant) {
  const count = (ended: boolean, late: boolean): number =>
    clocks.filter(({ endedAt, state }) => (endedAt !== null) === ended && (state === 'breached') === late).length
  const [onTime, late, overdue] = [count(true, false), count(true, true), count(false, true)]
  const took = ({ startedAt, endedAt }: SlaClock): number => Math.max(0, msOf(endedAt ?? now) - msOf(startedAt))
  const waits = {
    over: clocks.filter(({ endedAt }) => endedAt !== null).map(took),
    waiting: clocks.filter(({ endedAt }) => endedAt === null).map(took),
  }
  const minutes = (part: number): number | null => {
    const ms = quantile(waits, part)
    return ms === null ? null : Math.round(ms / 60_000)
  }
  return {
    kept: onTime,
    late,
    overdue,
    ahead: count(false, false),
    share: onTime + late + overdue === 0 ? null : onTime / (onTime + late + overdue),
    median: minutes(0.5),
    p90: minutes(0.9),
  }
}

function groups(cases: readonly One[], dimension: string, now: Instant) {
  return tallied(cases.map(({ keys }) => keys[dimension] ?? '')).map(([key, count]) => {
    const own = cases.filter(({ keys }) => (keys[dimension] ?? '') === key)
    const resolved = own.filter(wasResolved)
    const again = resolved.filter(({ reopened }) => reopened).length
    return {
      key,
      cases: count,
      ...kept(own, now),
      reopened: resolved.length === 0 ? null : again / resolved.length,
      rating: mean(own.flatMap(({ score }) => score ?? [])),
    }
  })
}

/** How often each text comes, the most frequent first. */
function tallied(texts: readonly string[]): [string, number][] {
  const counts = [...new Set(texts)].map((text): [string, number] => [text, texts.filter((one) => one === text).length])
  return counts.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function byWeek(moments: readonly Instant[]): number[][] {
  const table = Array.from({ length: 7 }, () => Array.from({ length: 12 }, () => 0))
  for (const moment of moments) {
    const there = dateOf(msOf(moment) + zoneOffsetMinutes(moment, 'Asia/Seoul') * 60_000)
    const row = table[(there.getUTCDay() + 6) % 7] as number[]
    const at = Math.floor(there.getUTCHours() / 2)
    row[at] = (row[at] as number) + 1
  }
  return table
}

function backlog(cases: readonly One[], now: Instant) {
  return [1, 3, 7, 14, null].map((days, at, all) => {
    const begin = all[at - 1] ?? 0
    const own = cases.filter(({ open, openedAt }) => {
      const age = (msOf(now) - msOf(openedAt)) / 86_400_000
      return open && age >= begin && age < (days ?? Infinity)
    })
    const customer = own.filter(({ waits }) => waits).length
    return { days, staff: own.length - customer, customer }
  })
}
