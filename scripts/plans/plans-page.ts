import path from 'node:path'
import { boot, type App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { gatherStatistics } from '#app/core/gather-statistics.server.ts'
import { toInstant } from '#app/core/time.ts'
import { recomputeCaseFacts } from '#app/domain/cases/report/recompute-case-facts.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { fillLargeSite, landmarks } from '#scripts/bench/large-site.ts'
import { benchAgent, fillManyCases } from '#scripts/bench/many-cases.ts'
import { throwawayPlace } from '#scripts/throwaway/place.ts'
import { hotPaths } from './hot-paths.ts'
import { staffPaths } from './staff-paths.ts'
import { planOf, statementsOf } from './statements.ts'

const reader: Actor = {
  memberId: landmarks.readerId,
  handle: 'reader',
  name: 'Reader',
  roles: ['member'],
  trustLevel: 2,
}

const filledAt = new Date('2026-11-22T09:00:00Z')
const cases = 2_000

/** Steps that say which index is used; the others only say how SQLite names its parts. */
const telling = /^\s*(SEARCH|SCAN \w+ (USING|VIRTUAL)|USE TEMP)/

/**
 * `docs/reference/plans.md`: how SQLite goes about each statement of the pages that people open often, on a generated
 * site of 10,000 posts and 2,000 cases. In a database of its own.
 */
export async function plansPage(): Promise<string> {
  const place = await throwawayPlace('plans', {})
  const env = readEnv({ NODE_ENV: 'test', LOG_LEVEL: 'error', DATA_DIR: place.dataDir, DATABASE_URL: '' })
  const app = await boot({ env })
  try {
    const migrations = path.resolve(import.meta.dirname, '../../db/migrations')
    await migrate(app.platform.open, migrations, { backupDir: null, now: app.platform.clock() })
    return await plansOf(app)
  } finally {
    await app.close()
    await place.remove()
  }
}

async function plansOf(app: App): Promise<string> {
  const { open } = app.platform
  const ctx = app.context({ actor: reader })
  const threads = await fillLargeSite(open, filledAt, 10_000)
  const now = toInstant(filledAt)
  await fillManyCases(open, now, cases, threads)
  await recomputeCaseFacts(ctx)
  await gatherStatistics(ctx)
  const parts = [
    '# Plans',
    'How SQLite finds the rows of each statement of the pages that people open often, for a member and for an agent, on a generated site of 10,000 posts and 2,000 cases. A statement is a block, once on the first page that needs it; a step that is the same in another part of it stands once. Made by `node scripts/plans/write-plans.ts`; a test fails when a plan changes, and on either database when a step reads a whole table.',
  ]
  const shown = new Set<string>()
  const pages: [string, Ctx, (ctx: Ctx) => Promise<unknown>][] = [
    ...Object.entries(hotPaths).map(([name, work]): (typeof pages)[number] => [
      name,
      ctx,
      (mine) => work(mine, threads),
    ]),
    ...Object.entries(staffPaths(cases)).map(([name, work]): (typeof pages)[number] => [
      `staff: ${name}`,
      app.context({ actor: benchAgent }, { at: now }),
      work,
    ]),
  ]
  for (const [name, reading, work] of pages) {
    parts.push(`## ${name[0]?.toUpperCase()}${name.slice(1)}`)
    for (const statement of await statementsOf(reading, work)) {
      const steps = new Set(
        (await planOf(open, statement)).filter((line) => telling.test(line)).map((line) => line.trim()),
      )
      const block = `\`\`\`\n${[...steps].join('\n')}\n\`\`\``
      if (steps.size > 0 && !shown.has(block)) parts.push(block)
      shown.add(block)
    }
  }
  return `${parts.join('\n\n')}\n`
}
