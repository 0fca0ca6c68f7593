// On both databases: the proofs hold on both.
import { expect, test } from 'vitest'
import { runPressure } from '#scripts/prove/run-pressure.ts'
import { freshDatabase, testDialect } from '#tests/setup/database.ts'

/** PROVE_OPERATIONS=100000 is the whole proof; without it the same in small. */
const operations = Number(process.env['PROVE_OPERATIONS'] ?? (testDialect() === 'postgres' ? 300 : 800))

test(
  'hundreds of acts from two processes, with statements failing, connections cut and processes killed, leave book and stock exact',
  { timeout: 120_000 + operations * 60 },
  async () => {
    const database = await freshDatabase()
    const cuts = testDialect() === 'postgres' ? Math.ceil(operations / 100) : 0
    const result = await runPressure({
      dataDir: database.dataDir,
      databaseUrl: database.url ?? '',
      operations,
      processes: 2,
      parallel: 5,
      failures: 0.08,
      exits: Math.ceil(operations / 2_000),
      cuts,
      seed: 7,
    })
    await database.remove()
    if (process.env['PROVE_OPERATIONS'] !== undefined) process.stdout.write(`${JSON.stringify(result)}\n`)
    expect(result.problems).toEqual([])
    expect(result.acts).toBeGreaterThanOrEqual(operations)
    // At least one in a hundred acts was broken off in the middle, and each kind of trouble came to pass.
    expect(result.faults.thrown + result.faults.cut).toBeGreaterThan(result.acts / 100)
    expect(result.faults.killed).toBeGreaterThanOrEqual(1)
    expect(result.faults.cut).toBe(cuts)
    // Pressure that is only refused proves nothing.
    expect(result.outcomes.done).toBeGreaterThan(result.acts / 2)
  },
)
