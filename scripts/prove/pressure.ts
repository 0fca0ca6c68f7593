import { Command } from 'commander'
import { progressBar } from '#scripts/progress-bar.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'
import { prepare } from './prepare.ts'
import { runPressure } from './run-pressure.ts'

/**
 * A hundred thousand acts on members' points from several processes, with failures; exit code 1 when anything differs
 * at the end.
 *
 *     node scripts/prove/pressure.ts
 *     node scripts/prove/pressure.ts --postgres
 */
const options = withPlace(new Command('prove pressure'))
  .option('--operations <n>', 'total number of acts', '100000')
  .option('--processes <n>', 'processes at once', '2')
  .option('--parallel <n>', 'acts at once in each process', '5')
  .option('--failures <share>', 'share of acts that get a fault in the middle', '0.05')
  .option('--seed <n>', 'another number, other acts', '7')
  .option('--json', 'for machines')
  .parse()
  .opts<
    {
      operations: string
      processes: string
      parallel: string
      failures: string
      seed: string
      json?: boolean
    } & PlaceOptions
  >()

const operations = Number(options.operations)
const place = await throwawayPlace('pressure', options)
const { dataDir, databaseUrl } = place
const bar = progressBar('acts', options.json !== true)
try {
  await prepare({ dataDir, databaseUrl })
  const result = await runPressure(
    {
      dataDir,
      databaseUrl,
      operations,
      processes: Number(options.processes),
      parallel: Number(options.parallel),
      failures: Number(options.failures),
      seed: Number(options.seed),
      exits: Math.ceil(operations / 2_000),
      cuts: databaseUrl === '' ? 0 : Math.ceil(operations / 200),
    },
    (acts) => bar.update(acts, operations),
  )
  bar.stop()
  const { acts, outcomes, faults, transactions, entries, problems, seconds } = result
  process.stdout.write(
    options.json
      ? `${JSON.stringify(result)}\n`
      : `${acts} acts in ${seconds.toFixed(0)} s: ${Object.entries(outcomes)
          .map(([name, count]) => `${count} ${name}`)
          .join(
            ', ',
          )}\n${faults.thrown} faults thrown, ${faults.cut} connections cut, ${faults.killed} processes killed\n${transactions} transactions, ${entries} entries\n${problems.map((problem) => `  ${problem}\n`).join('')}${problems.length === 0 ? 'clean' : `${problems.length} problems`}\n`,
  )
  if (problems.length > 0) process.exitCode = 1
} finally {
  bar.stop()
  await place.remove()
}
