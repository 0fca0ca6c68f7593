import { Command } from 'commander'
import { progressBar } from '#scripts/progress-bar.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'
import { prepare } from './prepare.ts'
import { runServerKills } from './run-server-kills.ts'

/**
 * Kills the built server sixty times with SIGKILL while posts, stories, cases, redemptions and uploads are sent and sent
 * again under their keys, and looks whether each was done once; exit code 1 when not.
 *
 *     npm run build
 *     node scripts/prove/kill-server.ts
 *     node scripts/prove/kill-server.ts --postgres
 */
const options = withPlace(new Command('prove kill-server'))
  .option('--kills <n>', 'how often', '60')
  .option('--acts <n>', 'how many acts', '2250')
  .option('--seed <n>', 'another number, other moments', '11')
  .option('--json', 'for machines')
  .parse()
  .opts<{ kills: string; acts: string; seed: string; json?: boolean } & PlaceOptions>()

const acts = Number(options.acts)
const place = await throwawayPlace('kill-server', options)
const { dataDir, databaseUrl } = place
const bar = progressBar('acts', options.json !== true)
try {
  await prepare({ dataDir, databaseUrl })
  const result = await runServerKills(
    { dataDir, databaseUrl, kills: Number(options.kills), acts, seed: Number(options.seed) },
    (done) => bar.update(done, acts),
  )
  bar.stop()
  const kinds = Object.entries(result.byAct).map(([name, count]) => `${count} × ${name}`)
  process.stdout.write(
    options.json
      ? `${JSON.stringify(result)}\n`
      : `${result.kills} kills in ${result.seconds.toFixed(0)} s: ${result.acknowledged} acts acknowledged (${kinds.join(', ')}), ${result.sentAgain} sent again, ${result.unanswered} of them done before their process died, ${result.compared} answers compared\n${result.problems.map((problem) => `  ${problem}\n`).join('')}${result.problems.length === 0 ? 'clean' : `${result.problems.length} problems`}\n`,
  )
  if (result.problems.length > 0) process.exitCode = 1
} finally {
  bar.stop()
  await place.remove()
}
