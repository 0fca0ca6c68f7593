import path from 'node:path'
import { Command } from 'commander'
import type { CompiledQuery } from 'kysely'
import { boot, type App } from '#app/boot.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { gatherStatistics } from '#app/core/gather-statistics.server.ts'
import { dateOf } from '#app/core/time.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { recomputeCaseFacts } from '#app/domain/cases/report/recompute-case-facts.server.ts'
import { countUnread } from '#app/domain/notifications/queries/count.server.ts'
import { pageReader } from '#app/pages/page-reader.server.ts'
import { contextFor } from '#app/web/context-for.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { staffPaths } from '#scripts/plans/staff-paths.ts'
import { fullScans, planOf, statementsOf } from '#scripts/plans/statements.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'
import { fillLargeSite } from './large-site.ts'
import { benchAgent, fillManyCases } from './many-cases.ts'
import { postgresCpuMs } from './served-site.ts'

/**
 * What the pages of staff cost with many cases: statements of a page, milliseconds of processor that the database and its
 * driver need for them, and those until everything that the page shows is worked out. `frame` is what every page of a
 * member costs besides: who it is, and the bell.
 *
 *     node scripts/bench/cases.ts --cases 10000
 *     node scripts/bench/cases.ts --cases 10000 --postgres --each
 */
const options = withPlace(new Command('bench cases'))
  .option('--cases <n>', 'how many cases', '10000')
  .option('--rounds <n>', 'how often the statements of a page are run', '150')
  .option('--each', 'each statement too, with its shortest time on the clock')
  .parse()
  .opts<{ cases: string; rounds: string; each?: boolean } & PlaceOptions>()

const rounds = Number(options.rounds)
const posts = 10_000

const place = await throwawayPlace('bench', options)
const app = await boot({
  env: readEnv({ NODE_ENV: 'test', LOG_LEVEL: 'error', DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl }),
})
try {
  const { open } = app.platform
  const migrations = path.resolve(import.meta.dirname, '../../db/migrations')
  const now = app.platform.clock()
  await migrate(open, migrations, { backupDir: null, now })
  const threads = await fillLargeSite(open, dateOf(now), posts)
  await fillManyCases(open, now, Number(options.cases), threads)
  const ctx = app.context({ actor: benchAgent })
  await recomputeCaseFacts(ctx)
  await gatherStatistics(ctx)
  line('page', 'statements', 'ms', 'ms, all', 'whole tables')
  const pages = { frame: await frameOf(app), ...staffPaths(Number(options.cases)) }
  for (const [name, page] of Object.entries(pages)) {
    // What is kept for some seconds is there already.
    await statementsOf(ctx, page)
    const statements = await statementsOf(ctx, page)
    const scans: string[] = []
    for (const statement of statements) scans.push(...fullScans(await planOf(open, statement)))
    const run = async (): Promise<void> => {
      for (const statement of statements) await ctx.read.executeQuery(statement)
    }
    const [ms, all] = [await processorMs(run), await processorMs(() => page(ctx))]
    line(name, String(statements.length), ms.toFixed(2), all.toFixed(2), String(scans.length))
    for (const scan of new Set(scans)) process.stdout.write(`  ${scan}\n`)
    if (options.each === true) for (const statement of statements) await explain(statement, ctx)
  }
} finally {
  await app.close()
  await place.remove()
}

/** A request of the agent: session, what stands above every page, and the bell. */
async function frameOf({ platform, context }: App): Promise<(ctx: Ctx) => Promise<unknown>> {
  const { memberId } = benchAgent
  const session = await context({ actor: benchAgent }).write((tx) =>
    startSession(tx, memberId ?? '', benchAgent, { userAgent: 'bench', ip: '203.0.113.7' }),
  )
  const cookie = `sid=${session}`
  return async ({ read }) => {
    const watched = { ...platform, open: { ...platform.open, reader: read } }
    const { ctx } = await contextFor(watched, {
      path: '/staff',
      inAddress: null,
      cookie,
      acceptLanguage: 'en',
      ip: '203.0.113.7',
      local: false,
      requestId: 'bench',
    })
    await pageReader(ctx, new Request('http://localhost/staff', { headers: { cookie } }))
    await countUnread(ctx)
  }
}

function line(name: string, ...figures: [string, string, string, string]): void {
  const [statements, ms, all, tables] = figures
  process.stdout.write(
    `${name.padEnd(24)}${statements.padStart(12)}${ms.padStart(10)}${all.padStart(10)}${tables.padStart(14)}\n`,
  )
}

/** Of this process and of the server of the database, for one showing of the page. */
async function processorMs(show: () => Promise<unknown>): Promise<number> {
  // Statements that are sent often have their names and plans by then.
  for (let round = 0; round < 10; round++) await show()
  const began = usedMs()
  for (let round = 0; round < rounds; round++) await show()
  return (usedMs() - began) / rounds
}

function usedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000 + postgresCpuMs(place.databaseUrl)
}

async function explain(statement: CompiledQuery, { read }: Ctx): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 20; round++) {
    const began = performance.now()
    await read.executeQuery(statement)
    times.push(performance.now() - began)
  }
  process.stdout.write(
    `    ${Math.min(...times)
      .toFixed(2)
      .padStart(8)}  ${statement.sql.slice(0, 160)}\n`,
  )
}
