import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Policies and calendars become data, what was promised becomes an entry of the time line, and what is to be told of a
 * promise becomes a row. Begins with what the settings said. Decision 074.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await createTables(db, ddl)
  const old = await settingsOfBefore(db as Kysely<Before>)
  await firstRows(db as Kysely<After>, old)
  for (const column of ['first_response', 'resolution'])
    await db.schema.dropIndex(`case_${column}_due`).ifExists().execute()
  for (const column of ['first_response_told', 'resolution_told'])
    await db.schema.alterTable('case').dropColumn(column).execute()
  for (const [column, type] of [
    ['tier', 'text'],
    ['next_response_due_at', ddl.time],
    ['next_due_at', ddl.time],
    ['next_late_at', ddl.time],
    ['next_clock', 'text'],
  ] as const)
    await db.schema.alterTable('case').addColumn(column, type).execute()
  await sql`create index case_next_due on "case" (next_due_at) where next_due_at is not null`.execute(db)
  await promisesOfBefore(db as Kysely<After>, old)
}

async function createTables(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('business_calendar')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('name_ko', 'text', (c) => c.notNull())
    .addColumn('version_id', ddl.id, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('calendar_version')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('calendar_id', ddl.id, (c) => c.notNull().references('business_calendar.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('by_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('week', ddl.json, (c) => c.notNull())
    .addColumn('holidays', ddl.json, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('calendar_version_calendar')
    .on('calendar_version')
    .columns(['calendar_id', 'at'])
    .execute()
  await db.schema
    .createTable('sla_policy')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('severity', 'text')
    .addColumn('tier', 'text')
    .addColumn('source', 'text')
    .addColumn('first_response_minutes', 'integer', (c) => c.notNull())
    .addColumn('next_response_minutes', 'integer', (c) => c.notNull())
    .addColumn('resolution_minutes', 'integer', (c) => c.notNull())
    .addColumn('calendar_id', ddl.id, (c) => c.notNull().references('business_calendar.id'))
    .execute()
  await sql`create unique index sla_policy_conditions on sla_policy (coalesce(severity, ''), coalesce(tier, ''), coalesce(source, ''))`.execute(
    db,
  )
  await db.schema
    .createTable('clock_alarm')
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('clock', 'text', (c) => c.notNull())
    .addColumn('due_at', ddl.time, (c) => c.notNull())
    .addColumn('tell_at', ddl.time, (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('clock_alarm_pk', ['case_id', 'clock'])
    .execute()
  await db.schema.createIndex('clock_alarm_tell').on('clock_alarm').column('tell_at').execute()
}

type Before = { setting: { key: string; value: string } }
type After = {
  business_calendar: { id: string; name_en: string; name_ko: string; version_id: string }
  calendar_version: { id: string; calendar_id: string; at: string; zone: string; week: string; holidays: string }
  sla_policy: {
    id: string
    severity: string
    first_response_minutes: number
    next_response_minutes: number
    resolution_minutes: number
    calendar_id: string
  }
  case: {
    id: string
    severity: string
    status: string
    dismissed: number
    opened_at: string
    resolution_due_at: string
  }
  case_event: { id: string; case_id: string; at: string; actor_id: string | null; kind: string; data: string }
  clock_alarm: { case_id: string; clock: string; due_at: string; tell_at: string; level: string }
}
type Old = Awaited<ReturnType<typeof settingsOfBefore>>

async function settingsOfBefore(db: Kysely<Before>) {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute()
  const read = <T>(key: string, standard: T): T => {
    const row = rows.find((one) => one.key === key)
    return row === undefined ? standard : (JSON.parse(row.value) as T)
  }
  const of = (severity: string, first: number, resolution: number) => ({
    first: read(`cases.firstResponseMinutes${severity}`, first),
    resolution: read(`cases.resolutionMinutes${severity}`, resolution),
  })
  return {
    zone: read('site.timeZone', 'Asia/Seoul'),
    from: read('cases.workdayStartHour', 9) * 60,
    to: read('cases.workdayEndHour', 18) * 60,
    days: read('cases.workdays', ['1', '2', '3', '4', '5']).map(Number),
    holidays: read<string[]>('cases.holidays', []),
    minutes: { P1: of('P1', 60, 540), P2: of('P2', 240, 1620), P3: of('P3', 540, 3780) } as Record<
      string,
      { first: number; resolution: number }
    >,
  }
}

const [calendarId, versionId] = ['cal_standard', 'cav_standard']

async function firstRows(db: Kysely<After>, old: Old): Promise<void> {
  const windows = old.to > old.from ? [{ from: old.from, to: old.to }] : []
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => (old.days.includes(day) ? windows : []))
  await db
    .insertInto('business_calendar')
    .values({ id: calendarId, name_en: 'Business hours', name_ko: '업무 시간', version_id: versionId })
    .execute()
  await db
    .insertInto('calendar_version')
    .values({
      id: versionId,
      calendar_id: calendarId,
      at: '1970-01-01T00:00:00.000Z',
      zone: old.zone,
      week: JSON.stringify(week),
      holidays: JSON.stringify(old.holidays.map((day) => ({ day, en: '', ko: '' }))),
    })
    .execute()
  for (const [severity, { first, resolution }] of Object.entries(old.minutes))
    await db
      .insertInto('sla_policy')
      .values({
        id: policyId(severity),
        severity,
        first_response_minutes: first,
        next_response_minutes: first,
        resolution_minutes: resolution,
        calendar_id: calendarId,
      })
      .execute()
  await sql`delete from setting where key like 'cases.%Minutes%P_' or key like 'cases.workday%' or key = 'cases.holidays'`.execute(
    db,
  )
}

function policyId(severity: string): string {
  return `slp_${severity.toLowerCase()}`
}

/** What was promised by a severity, beside the entries that say which one it was; open cases are looked at soon. */
async function promisesOfBefore(db: Kysely<After>, { minutes }: Old): Promise<void> {
  const promise = (severity: string) => ({
    policyId: policyId(severity),
    calendar: versionId,
    firstResponse: minutes[severity]?.first ?? 540,
    nextResponse: minutes[severity]?.first ?? 540,
    resolution: minutes[severity]?.resolution ?? 3780,
  })
  const events = await db.selectFrom('case_event').selectAll().where('kind', 'in', ['opened', 'severity']).execute()
  const found = new Map(events.filter(({ kind }) => kind === 'opened').map((event) => [event.case_id, event]))
  const cases = await db.selectFrom('case').selectAll().execute()
  for (const row of cases) {
    const changes = events.filter(({ case_id, kind }) => case_id === row.id && kind === 'severity')
    const read = (data: string): { severity?: string; from?: string; to?: string } => JSON.parse(data) as object
    const opened = found.get(row.id)
    const first = opened === undefined ? {} : read(opened.data)
    const data = JSON.stringify({ ...first, ...promise(first.severity ?? row.severity) })
    if (opened === undefined)
      await db
        .insertInto('case_event')
        .values({ id: `${row.id}o`, case_id: row.id, at: row.opened_at, actor_id: null, kind: 'opened', data })
        .execute()
    else await db.updateTable('case_event').set({ data }).where('id', '=', opened.id).execute()
    for (const { id, at, data: change } of changes) {
      const said = JSON.stringify({ why: 'severity', ...promise(read(change).to ?? row.severity) })
      await db
        .insertInto('case_event')
        .values({ id: `${id}p`, case_id: row.id, at, actor_id: null, kind: 'promised', data: said })
        .execute()
    }
    if (row.dismissed === 1 || row.status === 'resolved' || row.status === 'closed') continue
    await db
      .insertInto('clock_alarm')
      .values({
        case_id: row.id,
        clock: 'resolution',
        due_at: row.resolution_due_at,
        tell_at: row.opened_at,
        level: 'dueSoon',
      })
      .execute()
  }
}
