// On both databases: the proofs hold on both.
import { expect, test } from 'vitest'
import { runKills } from '#scripts/prove/run-kills.ts'
import { freshDatabase } from '#tests/setup/database.ts'

/** PROVE_KILLS=50 is the whole proof; without it the same in small. */
const kills = Number(process.env['PROVE_KILLS'] ?? 3)

test(
  'whatever a process acknowledged before kill -9 is there afterwards, paid once, and the book is clean',
  { timeout: 60_000 + kills * 10_000 },
  async () => {
    const database = await freshDatabase()
    const result = await runKills({ dataDir: database.dataDir, databaseUrl: database.url ?? '', kills, seed: 11 })
    await database.remove()
    if (process.env['PROVE_KILLS'] !== undefined) process.stdout.write(`${JSON.stringify(result)}\n`)
    expect(result.problems).toEqual([])
    expect(result.acknowledged).toBeGreaterThan(kills)
    expect(result.votes).toBeGreaterThanOrEqual(result.acknowledged)
  },
)
