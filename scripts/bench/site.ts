import path from 'node:path'
import { Command } from 'commander'
import { boot } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { hotPaths } from '#scripts/plans/hot-paths.ts'
import { planOf, statementsOf } from '#scripts/plans/statements.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'
import { fillLargeSite, landmarks } from './large-site.ts'

/**
 * What the statements of the pages that people open most cost on a small and on a large site, for a member and, as the
 * last line, what posting costs: milliseconds of the statements of a page, the median of several rounds, and the ratio.
 *
 *     node scripts/bench/site.ts --posts 10000,1000000
 *     node scripts/bench/site.ts --posts 10000,1000000 --postgres
 */
const options = withPlace(new Command('bench site'))
  .option('--posts <n,n>', 'sizes of the sites', '10000,1000000')
  .option('--rounds <n>', 'how often each statement is run', '9')
  .option('--only <text>', 'only pages whose names contain this')
  .option('--plans <ms>', 'prints statements that take longer, with their plans')
  .parse()
  .opts<{ posts: string; rounds: string; only?: string; plans?: string } & PlaceOptions>()

const reader: Actor = {
  memberId: landmarks.readerId,
  handle: 'reader',
  name: 'Reader',
  roles: ['member'],
  trustLevel: 2,
}
const rounds = Number(options.rounds)
const sizes = options.posts.split(',').map(Number)
const figures = new Map<string, number[]>()
for (const posts of sizes) await measureSite(posts)
print()

async function measureSite(posts: number): Promise<void> {
  const place = await throwawayPlace('bench', options)
  const app = await boot({
    env: readEnv({ NODE_ENV: 'test', LOG_LEVEL: 'error', DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl }),
  })
  try {
    const { open } = app.platform
    await migrate(open, path.resolve(import.meta.dirname, '../../db/migrations'), {
      backupDir: null,
      now: app.platform.clock(),
    })
    const began = performance.now()
    const threads = await fillLargeSite(open, new Date(), posts)
    await open.dialect.gatherStatistics(open.db)
    process.stderr.write(`${posts} posts written in ${((performance.now() - began) / 1_000).toFixed(0)} s\n`)
    const ctx = app.context({ actor: reader })
    for (const [name, work] of Object.entries(hotPaths)) {
      if (options.only !== undefined && !name.includes(options.only)) continue
      keep(name, await costOf(ctx, (mine) => work(mine, threads)))
    }
    if (options.only === undefined) {
      const thread = landmarks.threadId(threads)
      keep(
        'posting',
        await median(() =>
          writePost(ctx, { threadId: thread, parentId: null, body: 'Try it once more.', kind: 'answer' }),
        ),
      )
    }
  } finally {
    await app.close()
    await place.remove()
  }
}

/** Each statement alone, because on SQLite those of a page wait for one another. */
async function costOf(ctx: Ctx, work: (ctx: Ctx) => Promise<unknown>): Promise<number> {
  let total = 0
  for (const statement of await statementsOf(ctx, work)) {
    const ms = await median(() => ctx.read.executeQuery(statement))
    total += ms
    if (options.plans !== undefined && ms > Number(options.plans)) {
      const plan = await planOf(ctx.platform.open, statement)
      process.stdout.write(
        `${ms.toFixed(1)} ms: ${statement.sql}\n${JSON.stringify(statement.parameters)}\n${plan.join('\n')}\n\n`,
      )
    }
  }
  return total
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

function keep(name: string, ms: number): void {
  figures.set(name, [...(figures.get(name) ?? []), ms])
}

function print(): void {
  process.stdout.write(
    `${'milliseconds at'.padEnd(24)}${sizes.map((posts) => String(posts).padStart(12)).join('')}${'ratio'.padStart(10)}\n`,
  )
  for (const [name, times] of figures)
    process.stdout.write(
      `${name.padEnd(24)}${times.map((ms) => ms.toFixed(2).padStart(12)).join('')}${((times.at(-1) ?? 0) / (times[0] ?? 1)).toFixed(1).padStart(9)} ×\n`,
    )
}
