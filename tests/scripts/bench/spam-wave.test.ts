import { expect, test } from 'vitest'
import { endWave } from '#scripts/bench/spam-wave/end-wave.ts'
import { falseHolds } from '#scripts/bench/spam-wave/false-holds.ts'
import { demoTexts } from '#scripts/bench/spam-wave/honest-texts.ts'
import { playWave } from '#scripts/bench/spam-wave/play-wave.ts'
import { openWaveSite, waveStart } from '#scripts/bench/spam-wave/wave-site.ts'
import { freshDatabase } from '#tests/setup/database.ts'

const demo = demoTexts(waveStart)

async function onSite<T>(work: (site: Awaited<ReturnType<typeof openWaveSite>>) => Promise<T>, at = waveStart) {
  const place = await freshDatabase()
  const site = await openWaveSite({ dataDir: place.dataDir, databaseUrl: place.url ?? '' }, at)
  try {
    return await work(site)
  } finally {
    await site.app.close()
    await place.remove()
  }
}

test('of a small wave of spam most waits, and a few decisions of a moderator end it', async () => {
  await onSite(async (site) => {
    const posts = await playWave(site, { posts: 300, accounts: 20, seed: 1, honest: demo.map(({ body }) => body) })
    const share = (kind: string) => {
      const some = posts.filter((post) => post.kind === kind)
      return some.filter(({ held }) => held).length / some.length
    }
    expect([share('link'), share('copied'), share('disguised')]).toEqual([1, 1, 1])
    expect(share('contact')).toBeGreaterThan(0.8)
    expect(share('knownLink')).toBeGreaterThan(0.7)
    expect(posts.filter(({ held }) => held).length / posts.length).toBeGreaterThan(0.75)
    const { decisions, shown, waiting } = await endWave(
      site,
      posts.map(({ id }) => id),
      7,
    )
    expect(decisions.length).toBeLessThanOrEqual(3)
    expect([shown, waiting]).toEqual([0, 0])
  })
}, 60_000)

test('what honest people of the demo wrote is not held, though all of them begin as new members', async () => {
  const posts = await onSite((site) => falseHolds(site, demo), demo[0]?.at)
  expect(posts.length).toBeGreaterThan(200)
  expect(posts.filter(({ rules }) => rules.length > 0).length / posts.length).toBeLessThanOrEqual(0.005)
}, 60_000)
