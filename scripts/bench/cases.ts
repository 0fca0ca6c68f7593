import path from 'node:path'
import { Command } from 'commander'
import type { Insertable } from 'kysely'
import { boot, type App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { gatherStatistics } from '#app/core/gather-statistics.server.ts'
import { newId } from '#app/core/ids.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { caseCategories, caseSeverities, caseStatuses, isOpen } from '#app/domain/cases/case.ts'
import { caseBoard } from '#app/domain/cases/queries/board.server.ts'
import { ownDay } from '#app/domain/cases/queries/day.server.ts'
import { doubtfulPosts } from '#app/domain/cases/queries/doubtful-posts.server.ts'
import { caseList, countCases } from '#app/domain/cases/queries/list.server.ts'
import { teamLoad } from '#app/domain/cases/queries/team.server.ts'
import { thanksFor } from '#app/domain/cases/queries/thanks.server.ts'
import { caseRows } from '#app/views/case-views.server.ts'
import { filterOf, readCaseQuery, sortOf } from '#app/views/cases/case-query.ts'
import { dayRows } from '#app/views/cases/day-rows.server.ts'
import { migrate } from '#db/migrate.server.ts'
import type { Database } from '#db/schema/index.ts'
import { fullScans, planOf, statementsOf } from '#scripts/plans/statements.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'

/**
 * What the pages of staff cost with many cases: statements of a page, and milliseconds of the database for them, the
 * median of several rounds. A tenth of the cases are open, twenty agents have ten each; the rest waits for somebody.
 *
 *     node scripts/bench/cases.ts --cases 10000
 *     node scripts/bench/cases.ts --cases 10000 --postgres
 */
const options = withPlace(new Command('bench cases'))
  .option('--cases <n>', 'how many cases', '10000')
  .option('--rounds <n>', 'how often each statement is run', '9')
  .parse()
  .opts<{ cases: string; rounds: string } & PlaceOptions>()

const agents = 20
const rounds = Number(options.rounds)
const agentOf = (i: number): string => `agent${i}`

const pages: Record<string, (ctx: Ctx) => Promise<unknown>> = {
  async 'my day'(ctx) {
    await dayRows(ctx, await ownDay(ctx))
    const free = await caseList(ctx, { status: 'open', assignee: 'none' }, { limit: 5, cursor: null })
    await caseRows(ctx, free.items)
    await doubtfulPosts(ctx, 5)
    await countCases(ctx, [{ assignee: 'me', due: 'today' }, { status: 'open' }, { status: 'waiting_customer' }])
    await teamLoad(ctx)
    await thanksFor(ctx)
  },
  async board(ctx) {
    const columns = await caseBoard(ctx)
    await caseRows(
      ctx,
      columns.flatMap(({ cases }) => cases),
    )
    await teamLoad(ctx)
  },
  'list, open': list(''),
  'list, all': list('status=all'),
  'list, closed': list('status=closed'),
  'list, a category': list('status=all&category=price'),
  'list, older': list('days=30'),
}

const place = await throwawayPlace('bench', options)
const app = await boot({
  env: readEnv({ NODE_ENV: 'test', LOG_LEVEL: 'error', DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl }),
})
try {
  const { open } = app.platform
  const migrations = path.resolve(import.meta.dirname, '../../db/migrations')
  await migrate(open, migrations, { backupDir: null, now: app.platform.clock() })
  const actor = await fill(app, Number(options.cases))
  const ctx = app.context({ actor })
  await gatherStatistics(ctx)
  process.stdout.write(
    `${'page'.padEnd(20)}${'statements'.padStart(12)}${'ms'.padStart(10)}${'whole tables'.padStart(14)}\n`,
  )
  for (const [name, page] of Object.entries(pages)) {
    const statements = await statementsOf(ctx, page)
    let ms = 0
    const scans: string[] = []
    for (const statement of statements) {
      ms += await median(() => ctx.read.executeQuery(statement))
      scans.push(...fullScans(await planOf(open, statement)))
    }
    process.stdout.write(
      `${name.padEnd(20)}${String(statements.length).padStart(12)}${ms.toFixed(2).padStart(10)}${String(scans.length).padStart(14)}\n`,
    )
    for (const scan of new Set(scans)) process.stdout.write(`  ${scan}\n`)
  }
} finally {
  await app.close()
  await place.remove()
}

function list(query: string): (ctx: Ctx) => Promise<unknown> {
  const chosen = readCaseQuery(new URLSearchParams(query))
  return async (ctx) => {
    const { items } = await caseList(ctx, filterOf(chosen), { limit: 30, cursor: null }, sortOf(chosen))
    return caseRows(ctx, items)
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

/** Twenty agents, a customer for three cases each, and cases of two years. @returns the agent who looks */
async function fill({ platform }: App, count: number): Promise<Actor> {
  const { db } = platform.open
  const now = platform.clock()
  const member = (id: string): Insertable<Database['member']> => ({
    id,
    handle: id,
    handle_skeleton: id,
    name: id,
    bio: '',
    trust_level: 1,
    version: 1,
    joined_at: plus(now, { days: -800 }),
  })
  const staff = Array.from({ length: agents }, (_, i) => agentOf(i))
  await db.insertInto('member').values(staff.map(member)).execute()
  await db
    .insertInto('member_role')
    .values(staff.map((id) => ({ member_id: id, role: 'agent' as const, granted_by: null, granted_at: now })))
    .execute()
  for (let from = 0; from < count; from += 500) {
    const batch = Array.from({ length: Math.min(500, count - from) }, (_, i) => from + i)
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('member')
        .values(batch.filter((i) => i % 3 === 0).map((i) => member(`customer${i}`)))
        .execute()
      const cases = batch.map((i) => caseOf(i, count, now))
      await tx.insertInto('case').values(cases).execute()
      await tx.insertInto('case_event').values(cases.flatMap(eventsOf)).execute()
    })
  }
  return { memberId: agentOf(0), handle: agentOf(0), name: agentOf(0), roles: ['member', 'agent'], trustLevel: 1 }
}

function caseOf(i: number, count: number, now: Instant): Insertable<Database['case']> {
  const openOnes = i >= count * 0.9
  const status = openOnes ? (caseStatuses[i % 4] ?? 'new') : i % 9 === 0 ? 'resolved' : 'closed'
  const opened = openOnes
    ? plus(now, { minutes: -((count - i) * 40) })
    : plus(now, { minutes: -Math.floor(((count - i) * 700 * 24 * 60) / count) })
  const place = Math.floor(i - count * 0.9)
  const due = plus(opened, { days: 7 })
  const over = !isOpen(status)
  return {
    id: newId('case', Date.parse(opened)),
    number: 1001 + i,
    source: 'detection',
    severity: caseSeverities[i % 3] ?? 'P3',
    category: caseCategories[i % 7] ?? 'other',
    status,
    customer_id: `customer${i - (i % 3)}`,
    thread_id: null,
    post_id: null,
    product_id: null,
    product_version: null,
    reference: null,
    merged_into_id: null,
    raises: 0,
    earlier_case_id: null,
    private: 1,
    subject: `Case number ${i}`,
    body: 'The bill is wrong for the third month.',
    html: '<p>The bill is wrong for the third month.</p>',
    lang: 'en',
    score: null,
    reasons: '[]',
    assignee_id: openOnes ? (place < agents * 10 ? agentOf(place % agents) : null) : agentOf(i % agents),
    opened_at: opened,
    first_response_due_at: plus(opened, { days: 1 }),
    first_responded_at: over ? plus(opened, { hours: 3 }) : null,
    resolution_due_at: due,
    resolved_at: over ? plus(opened, { days: 3 }) : null,
    closed_at: status === 'closed' ? plus(opened, { days: 17 }) : null,
    paused_at: status === 'waiting_customer' ? plus(opened, { hours: 5 }) : null,
    next_response_due_at: null,
    next_due_at: over || status === 'waiting_customer' ? null : plus(opened, { days: 1 }),
    next_late_at: over || status === 'waiting_customer' ? null : plus(opened, { days: 1 }),
    next_clock: over || status === 'waiting_customer' ? null : 'firstResponse',
    tier: null,
    dismissed: 0,
    updated_at: plus(opened, { hours: 5 }),
  }
}

/** The time line that the clocks of a case read. */
function eventsOf(row: Insertable<Database['case']>): Insertable<Database['case_event']>[] {
  const event = (number: number, kind: string, at: Instant, data: object): Insertable<Database['case_event']> => ({
    id: newId('caseEvent', Date.parse(at)),
    case_id: row.id,
    at,
    actor_id: null,
    number,
    kind,
    data: JSON.stringify(data),
  })
  const promise = {
    policyId: 'slp_p3',
    calendar: 'cav_standard',
    firstResponse: 540,
    nextResponse: 540,
    resolution: 3780,
  }
  const later = plus(row.opened_at, { hours: 4 })
  return [
    event(1, 'opened', row.opened_at, { source: row.source, severity: row.severity, ...promise }),
    ...(row.status === 'new' ? [] : [event(2, 'moved', later, { from: 'new', to: row.status })]),
  ]
}
