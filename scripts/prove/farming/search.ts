import { cpSync, rmSync } from 'node:fs'
import { Command } from 'commander'
import { scratchDir } from '#scripts/throwaway/scratch.ts'
import { prepare } from '../prepare.ts'
import { seededRandom } from '../seeded-random.ts'
import { knownStrategies } from './known-strategies.ts'
import { playStrategy, type Outcome } from './play-strategy.ts'
import { mutate, readStrategy, writeStrategy, type Strategy } from './strategy.ts'

/**
 * Looks for a way to make points: plays each known strategy for a simulated month against the real product, then changes
 * the best ones again and again, and says what the best of each line brought against an honest member. SQLite in a
 * scratch folder, the clock moved.
 *
 *     node scripts/prove/farming/search.ts --minutes 60
 */
const options = new Command('farming')
  .option('--minutes <n>', 'how long to look', '60')
  .option('--days <n>', 'simulated days of each try', '30')
  .option('--seed <n>', 'of the mutations', '1')
  .option('--only <name>', 'part of the name of the strategies to begin with', '')
  .parse()
  .opts<{ minutes: string; days: string; seed: string; only: string }>()

const random = seededRandom(Number(options.seed))
const days = Number(options.days)
const until = Date.now() + Number(options.minutes) * 60_000
const template = scratchDir('farming-template')
await prepare({ dataDir: template, databaseUrl: '' })
const honest = await play(null)
say('honest community alone', honest)

type Line = { name: string; strategy: Strategy; first: number; best: Outcome; tries: number }
const lines: Line[] = []
for (const [name, text] of Object.entries(knownStrategies)) {
  if (!name.includes(options.only)) continue
  const strategy = readStrategy(text)
  const best = await play(strategy)
  lines.push({ name, strategy, first: best.points, best, tries: 1 })
  say(name, best)
}
let tries = lines.length
while (Date.now() < until) {
  // Every line is tried as often; what gained most is changed further.
  const line = lines.toSorted((a, b) => a.tries - b.tries)[0]
  if (line === undefined) break
  line.tries++
  tries++
  const strategy = mutate(line.strategy, random)
  const outcome = await play(strategy)
  if (outcome.points < line.best.points) continue
  const better = outcome.points > line.best.points
  Object.assign(line, { strategy, best: outcome })
  if (better) say(`${line.name}, changed`, outcome, strategy)
}
console.log(`\n${tries} simulated months of ${days} days.\n`)
console.log('| strategy | tries | first | best | accounts | best of its reputation | honest mean | honest best |')
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
for (const { name, tries: count, first, best, strategy } of lines)
  console.log(
    `| ${name} | ${count} | ${first} | ${best.points} | ${strategy.accounts + 1} | ${best.reputation} | ${honest.honest.mean} | ${honest.honest.best} |`,
  )
const above = lines.filter(({ best }) => best.points > honest.honest.mean)
console.log(`\n${above.length} of ${lines.length} above the mean honest member.`)
for (const { name, strategy } of above) console.log(`\n# ${name}\n${writeStrategy(strategy)}`)
rmSync(template, { recursive: true, force: true })

async function play(strategy: Strategy | null): Promise<Outcome> {
  const dataDir = scratchDir('farming')
  cpSync(template, dataDir, { recursive: true })
  try {
    return await playStrategy(dataDir, strategy, { days, random: seededRandom(7) })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function say(name: string, outcome: Outcome, strategy: Strategy | null = null): void {
  console.log(`${name}: ${JSON.stringify(outcome)}`)
  if (strategy !== null) console.log(writeStrategy(strategy))
}
