import type { Expression } from 'kysely'
import { z } from 'zod'
import { toInstant } from '#app/core/time.ts'
import { clockEventKinds, openStatuses, type CaseEventKind } from '#app/domain/cases/case.ts'
import { businessCalendar, type BusinessCalendar } from '#app/domain/cases/clock/business-time.ts'
import type { PromiseInForce } from '#app/domain/cases/clock/clock.ts'
import type { ClockEvent } from '#app/domain/cases/clock/clocks-of.ts'
import type { SlaPolicy } from '#app/domain/cases/clock/policy.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The entries of a time line that its clocks and alarms read, oldest first, and what was promised when. */
export type ClockHistory = { events: ClockEvent[]; promises: PromiseInForce[] }

const alarmEventKinds = ['due_soon', 'breached', 'escalated'] as const satisfies readonly CaseEventKind[]

const dataShape = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const promisedShape = z.object({
  policyId: z.string(),
  calendar: z.string(),
  firstResponse: z.number(),
  nextResponse: z.number(),
  resolution: z.number(),
})
export const weekShape = z.array(z.array(z.object({ from: z.int(), to: z.int() }))).length(7)
export const holidaysShape = z.array(z.object({ day: z.string(), en: z.string(), ko: z.string() }))

/** Every policy, with the version of its calendar that is in force. One query. */
export async function slaPolicies(db: Db): Promise<SlaPolicy[]> {
  const rows = await db
    .selectFrom('sla_policy')
    .innerJoin('business_calendar', 'business_calendar.id', 'sla_policy.calendar_id')
    .selectAll('sla_policy')
    .select('business_calendar.version_id')
    .orderBy('sla_policy.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    severity: row.severity,
    tier: row.tier,
    source: row.source,
    minutes: {
      firstResponse: row.first_response_minutes,
      nextResponse: row.next_response_minutes,
      resolution: row.resolution_minutes,
    },
    calendarId: row.calendar_id,
    calendarVersionId: row.version_id,
  }))
}

/** Versions of calendars that this process has read, by database. A version is never changed (decision 074). */
const knownCalendars = new WeakMap<object, Map<string, BusinessCalendar>>()

/** Calendars by the ids of their versions. One query, and none for versions that were read before. */
export async function calendarVersions(db: Db, ids: readonly string[]): Promise<Map<string, BusinessCalendar>> {
  // The same for a connection, for what looks on at it, and for its transactions.
  const database = db.getExecutor().adapter
  const known = knownCalendars.get(database) ?? new Map<string, BusinessCalendar>()
  knownCalendars.set(database, known)
  const missing = [...new Set(ids)].filter((id) => !known.has(id))
  if (missing.length > 0)
    for (const { id, zone, week, holidays } of await db
      .selectFrom('calendar_version')
      .select(['id', 'zone', 'week', 'holidays'])
      .where('id', 'in', missing)
      .execute())
      known.set(
        id,
        businessCalendar({
          zone,
          week: weekShape.parse(JSON.parse(week)),
          holidays: holidaysShape.parse(JSON.parse(holidays)).map(({ day }) => day),
        }),
      )
  return known
}

/** An entry of a time line as it is stored. */
export type EntryRow = { case_id: string; at: string; kind: string; data: string }

/**
 * What the clocks of these cases are worked out from, by the id of the case. Two queries for any number. @param cases ids,
 * or a query of them
 */
export async function clockHistories(
  db: Db,
  cases: readonly string[] | Expression<string>,
): Promise<Map<string, ClockHistory>> {
  if (Array.isArray(cases) && cases.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_event')
    .select(['case_id', 'at', 'kind', 'data'])
    .where('case_id', 'in', cases)
    .where('kind', 'in', [...clockEventKinds, ...alarmEventKinds])
    .orderBy('case_id')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return historiesOf(db, rows)
}

/** The same from entries that were read already, those of a case oldest first. */
export async function historiesOf(db: Db, rows: readonly EntryRow[]): Promise<Map<string, ClockHistory>> {
  const events = rows.map(({ case_id, at, kind, data }) => ({
    caseId: case_id,
    at: toInstant(at),
    kind,
    data: dataShape.parse(JSON.parse(data)),
  }))
  const promised = events
    .filter(({ kind }) => kind === 'opened' || kind === 'promised')
    .map(({ caseId, at, data }) => ({ caseId, at, ...promisedShape.parse(data) }))
  const calendars = await calendarVersions(
    db,
    promised.map(({ calendar }) => calendar),
  )
  const histories = new Map<string, ClockHistory>()
  const historyOf = (id: string): ClockHistory => {
    const history = histories.get(id) ?? { events: [], promises: [] }
    histories.set(id, history)
    return history
  }
  for (const { caseId, ...event } of events) historyOf(caseId).events.push(event)
  for (const { caseId, at, policyId, calendar, ...minutes } of promised) {
    const found = calendars.get(calendar)
    if (found === undefined) throw new Error(`calendar version ${calendar} is missing`)
    historyOf(caseId).promises.push({ at, policyId, minutes, calendarVersionId: calendar, calendar: found })
  }
  return histories
}

/** The tier of a member; null without one. */
export async function tierOfMember(db: Db, memberId: string | null): Promise<string | null> {
  if (memberId === null) return null
  const row = await db.selectFrom('member_standing').select('tier').where('member_id', '=', memberId).executeTakeFirst()
  return row?.tier ?? null
}

/** The cases that are being worked on, the one that falls due first before the rest. */
export async function idsOfOpenCases(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('case')
    .select('id')
    .where('status', 'in', [...openStatuses])
    .where('dismissed', '=', 0)
    .orderBy('next_due_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What is kept of the clocks of cases after `after`, and of what the report counts, in the order of ids. */
export function keptClocks(db: Db, after: string, limit: number) {
  return db
    .selectFrom('case')
    .leftJoin('case_fact', 'case_fact.case_id', 'case.id')
    .leftJoin('csat_response', 'csat_response.case_id', 'case.id')
    .select(['case.id', 'case.number', 'first_response_due_at', 'next_response_due_at', 'resolution_due_at'])
    .select(['next_due_at', 'next_clock', 'next_late_at', 'case_fact.facts', 'case_fact.rating'])
    .select((eb) => [
      eb
        .case()
        .when('csat_response.case_id', 'is not', null)
        .then(eb.fn.coalesce('csat_response.score', eb.lit(0)))
        .end()
        .as('said'),
    ])
    .where('case.id', '>', after)
    .where('case.merged_into_id', 'is', null)
    .orderBy('case.id')
    .limit(limit)
    .execute()
}
