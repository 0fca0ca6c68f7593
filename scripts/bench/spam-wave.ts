import { Command } from 'commander'
import { holdingRuleKeys } from '#app/registry/holding-rules.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'
import { endWave } from './spam-wave/end-wave.ts'
import { falseHolds } from './spam-wave/false-holds.ts'
import { demoTexts, dumpTexts } from './spam-wave/honest-texts.ts'
import { playWave, type WavePost } from './spam-wave/play-wave.ts'
import { spamKinds } from './spam-wave/texts.ts'
import { openWaveSite, waveStart, type WaveSite } from './spam-wave/wave-site.ts'

/**
 * How a wave of spam by new accounts ends: what the rules hold of each kind, how many decisions a moderator needs until
 * it is gone, and how many honest posts the same rules hold. A seed gives the same run; the database is real.
 *
 *     node scripts/bench/spam-wave.ts --posts 10000 --accounts 500
 *     node scripts/bench/spam-wave.ts --posts 0 --dump DIR      only honest posts, with those of a Stack Exchange dump
 */
const options = withPlace(new Command('bench spam-wave'))
  .option('--posts <n>', 'posts of the wave; 0: only honest posts', '10000')
  .option('--accounts <n>', 'new accounts that write them', '500')
  .option('--seed <n>', 'of every draw', '1')
  .option('--dump <dir>', 'a Stack Exchange dump with honest posts besides those of the demo')
  .option('--pace <seconds>', 'that a moderator takes for one decision about a wave', '8')
  .option('--show <n>', 'prints so many honest posts that were held, the last ones', '0')
  .parse()
  .opts<{ posts: string; accounts: string; seed: string; dump?: string; pace: string; show: string } & PlaceOptions>()

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(2)} %`
const demo = demoTexts(waveStart)

/** Parts of the honest posts, after what was written before: a site begins empty, or goes on after an import. */
const parts = [
  { name: 'from an empty site on', from: 0 },
  { name: 'the second half', from: 0.5 },
  { name: 'the last fifth', from: 0.8 },
] as const

if (Number(options.posts) > 0) await onSite((site) => measureWave(site))
for (const [name, texts] of [
  ['demo', demo],
  ...(options.dump === undefined ? [] : [[options.dump, await dumpTexts(options.dump)] as const]),
] as const)
  await onSite((site) => measureHonest(site, name, texts), texts[0]?.at)

async function onSite(work: (site: WaveSite) => Promise<void>, at = waveStart): Promise<void> {
  const place = await throwawayPlace('bench', options)
  try {
    const site = await openWaveSite(place, at)
    try {
      await work(site)
    } finally {
      await site.app.close()
    }
  } finally {
    await place.remove()
  }
}

async function measureWave(site: WaveSite): Promise<void> {
  const began = performance.now()
  const posts = await playWave(site, {
    posts: Number(options.posts),
    accounts: Number(options.accounts),
    seed: Number(options.seed),
    honest: demo.map(({ body }) => body),
  })
  const seconds = (performance.now() - began) / 1_000
  print(`${posts.length} posts by ${options.accounts} new accounts, written in ${seconds.toFixed(0)} s`)
  print(`${'kind'.padEnd(14)}${'posts'.padStart(8)}${'held'.padStart(8)}${'got through'.padStart(14)}`)
  for (const kind of spamKinds)
    for (const lang of ['ko', 'en'] as const)
      line(
        `${kind} ${lang}`,
        posts.filter((one) => one.kind === kind && one.lang === lang),
      )
  line('all', posts)
  const { decisions, shown, waiting } = await endWave(
    site,
    posts.map(({ id }) => id),
    100,
  )
  print(
    `decisions of a moderator ${decisions.length}, at ${options.pace} s each ${decisions.length * Number(options.pace)} s; then ${shown} posts are still shown and ${waiting} wait`,
  )
  for (const { by, value, members } of decisions.slice(0, 20))
    print(`  ${by} ${value.slice(0, 60)}: ${members} members`)
}

function line(name: string, posts: readonly WavePost[]): void {
  const held = posts.filter((post) => post.held).length
  print(
    `${name.padEnd(14)}${String(posts.length).padStart(8)}${String(held).padStart(8)}${percent(posts.length - held, posts.length).padStart(14)}`,
  )
}

async function measureHonest(site: WaveSite, name: string, texts: ReturnType<typeof demoTexts>): Promise<void> {
  const posts = await falseHolds(site, texts)
  print(`honest posts of ${name}: ${posts.length}`)
  for (const { name: part, from } of parts) {
    const of = posts.slice(Math.floor(posts.length * from))
    const held = of.filter(({ rules }) => rules.length > 0)
    const byRule = holdingRuleKeys
      .map((rule) => [rule, held.filter(({ rules }) => rules.includes(rule)).length] as const)
      .filter(([, count]) => count > 0)
    print(
      `  ${part.padEnd(24)}${String(of.length).padStart(6)} posts, held ${held.length} (${percent(held.length, of.length)})  ${byRule.map(([rule, count]) => `${rule} ${count}`).join(' ')}`,
    )
  }
  for (const { rules, body } of posts
    .filter(({ rules: by }) => by.length > 0)
    .slice(Number(options.show) === 0 ? posts.length : -Number(options.show)))
    print(`  [${rules.join(' ')}] ${body.replaceAll(/\s+/gu, ' ').slice(0, 200)}`)
}
