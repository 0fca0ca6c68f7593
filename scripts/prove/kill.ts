import { Command } from 'commander'
import { progressBar } from '#scripts/progress-bar.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'
import { prepare } from './prepare.ts'
import { runKills } from './run-kills.ts'

/**
 * Kills a writing process fifty times with SIGKILL and looks each time whether all it had acknowledged is there; exit
 * code 1 when not.
 *
 *     node scripts/prove/kill.ts
 *     node scripts/prove/kill.ts --postgres
 */
const options = withPlace(new Command('prove kill'))
  .option('--kills <n>', 'how often', '50')
  .option('--seed <n>', 'another number, other moments', '11')
  .option('--json', 'for machines')
  .parse()
  .opts<{ kills: string; seed: string; json?: boolean } & PlaceOptions>()

const kills = Number(options.kills)
const place = await throwawayPlace('kill', options)
const { dataDir, databaseUrl } = place
const bar = progressBar('kills', options.json !== true)
try {
  await prepare({ dataDir, databaseUrl })
  const result = await runKills({ dataDir, databaseUrl, kills, seed: Number(options.seed) }, (done) =>
    bar.update(done, kills),
  )
  bar.stop()
  process.stdout.write(
    options.json
      ? `${JSON.stringify(result)}\n`
      : `${result.kills} kills in ${result.seconds.toFixed(0)} s: ${result.acknowledged} votes acknowledged, ${result.votes} there, ${result.awards} paid\n${result.problems.map((problem) => `  ${problem}\n`).join('')}${result.problems.length === 0 ? 'clean' : `${result.problems.length} problems`}\n`,
  )
  if (result.problems.length > 0) process.exitCode = 1
} finally {
  bar.stop()
  await place.remove()
}
