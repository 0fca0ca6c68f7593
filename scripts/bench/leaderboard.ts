import path from 'node:path'
import { Command } from 'commander'
import { boot } from '#app/boot.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { type LeaderboardInput, leaderboard } from '#app/domain/analytics/leaderboard/leaderboard.server.ts'
import { periods } from '#app/domain/analytics/leaderboard/period.ts'
import { migrate } from '#db/migrate.server.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'
import { runStatement } from '#scripts/throwaway/postgres-admin.ts'
import { fillLargeBook } from './large-book.ts'

/**
 * How long the leaderboard takes for a member who reads it: by period, category, tag and measure, with their own place
 * and the places of the period before.
 *
 *     node scripts/bench/leaderboard.ts --entries 1000000
 *     node scripts/bench/leaderboard.ts --entries 1000000 --postgres
 */
const options = withPlace(new Command('bench leaderboard'))
  .option('--entries <n>', 'ledger entries', '1000000')
  .option('--members <n>', 'members who earned them', '20000')
  .parse()
  .opts<{ entries: string; members: string } & PlaceOptions>()

const lists: [string, LeaderboardInput][] = [
  ...periods.map((period): [string, LeaderboardInput] => [period, { period, category: null }]),
  ...periods.map((period): [string, LeaderboardInput] => [`${period}, a category`, { period, category: 'first' }]),
  ['quarter, a tag', { period: 'quarter', category: null, tag: 'two' }],
  ['quarter, a category and a tag', { period: 'quarter', category: 'first', tag: 'one' }],
  ['quarter, people helped', { period: 'quarter', category: null, measure: 'people' }],
  ['all, people helped', { period: 'all', category: null, measure: 'people' }],
]

const now = new Date()
const place = await throwawayPlace('bench', options)
const app = await boot({
  env: readEnv({ NODE_ENV: 'test', LOG_LEVEL: 'error', DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl }),
})
try {
  await migrate(app.platform.open, path.resolve(import.meta.dirname, '../../db/migrations'), {
    backupDir: null,
    now: now.toISOString(),
  })
  const book = await fillLargeBook(app.platform.open.db, now, {
    entries: Number(options.entries),
    members: Number(options.members),
  })
  // What autovacuum does sooner or later: figures for the planner, and pages known to be visible to all.
  if (place.databaseUrl !== '') await runStatement(place.databaseUrl, 'vacuum (analyze)')
  process.stdout.write(
    `${book.entries} entries, ${book.awards} awards, ${book.posts} posts, ${options.members} members, ${app.platform.open.dialect.name}\n`,
  )
  const ctx = app.context({
    actor: { memberId: 'mem_7', handle: 'm7', name: 'Member 7', roles: ['member'], trustLevel: 1 },
  })
  for (const [name, input] of lists) {
    const times: number[] = []
    for (let i = 0; i < 7; i++) {
      const startedAt = performance.now()
      await leaderboard(ctx, input, { limit: 30, cursor: null })
      times.push(performance.now() - startedAt)
    }
    process.stdout.write(`${name.padEnd(32)} ${(times.sort((a, b) => a - b)[3] ?? 0).toFixed(1).padStart(8)} ms\n`)
  }
} finally {
  await app.close()
  await place.remove()
}
