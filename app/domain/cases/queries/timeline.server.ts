import { z } from 'zod'
import type { CaseEventKind } from '#app/domain/cases/case.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** `data` holds statuses, severities and ids, never written text. */
export type TimelineEvent = {
  id: string
  caseId: string
  /** Its place in the time line, from 1. */
  number: number
  at: string
  kind: CaseEventKind
  actor: { id: string; handle: string; name: string } | null
  data: Record<string, string | number | null>
}

const dataShape = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** Every change of cases, oldest first. */
export async function timeline(db: Db, caseIds: readonly string[]): Promise<TimelineEvent[]> {
  return toEvents(await timelineQuery(db, caseIds).execute())
}

/** What happened after the line with this number, in the order in which it was kept. */
export async function timelineSince(db: Db, caseId: string, number: number): Promise<TimelineEvent[]> {
  const rows = await timelineQuery(db, [caseId]).where('case_event.number', '>', number).execute()
  return toEvents(rows).toSorted((a, b) => a.number - b.number)
}

function timelineQuery(db: Db, caseIds: readonly string[]) {
  return db
    .selectFrom('case_event')
    .leftJoin('member', 'member.id', 'case_event.actor_id')
    .select([
      'case_event.id',
      'case_event.case_id',
      'case_event.number',
      'case_event.at',
      'case_event.kind',
      'case_event.data',
      'member.id as member_id',
      'member.handle',
      'member.name',
    ])
    .where('case_event.case_id', 'in', [...caseIds])
    .orderBy('case_event.at')
    .orderBy('case_event.id')
}

type TimelineRow = Awaited<ReturnType<ReturnType<typeof timelineQuery>['execute']>>[number]

function toEvents(rows: readonly TimelineRow[]): TimelineEvent[] {
  return rows.map(({ id, case_id, number, at, kind, data, member_id, handle, name }) => ({
    id,
    caseId: case_id,
    number,
    at,
    kind: kind as CaseEventKind,
    actor: member_id === null || handle === null || name === null ? null : { id: member_id, handle, name },
    data: dataShape.parse(JSON.parse(data)),
  }))
}

/** Names of members by id, for events that name a member. */
export async function namesOf(db: Db, memberIds: readonly string[]): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(memberIds)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whether the time line has this post already. */
export async function postInTimeline(db: Db, caseId: string, postId: string): Promise<boolean> {
  const rows = await db
    .selectFrom('case_event')
    .select('data')
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['answered', 'customer_wrote'])
    .execute()
  return rows.some((row) => (JSON.parse(row.data) as { postId?: string }).postId === postId)
}
