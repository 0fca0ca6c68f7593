import path from 'node:path'
import { Command } from 'commander'
import { boot } from '#app/boot.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { drawCard } from '#app/domain/site/cards/draw-card.server.ts'
import { feedAt } from '#app/views/feeds/feed.server.ts'
import { siteCard } from '#app/views/site/site-card.server.ts'
import { sitemapFile, sitemapStream } from '#app/views/sitemap/sitemap.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'
import { fillLargeSite, landmarks } from './large-site.ts'

/**
 * What the world asks for: the first file of the site map, the feed of all threads, and the card of a thread for chats, on a
 * small and on a large site. Milliseconds of processor time, the smallest of several rounds, and the ratio.
 *
 *     node scripts/bench/found.ts --posts 50000,500000
 */
const options = withPlace(new Command('bench found'))
  .option('--posts <n,n>', 'sizes of the sites; a fifth of the posts are threads', '50000,500000')
  .option('--rounds <n>', 'how often each thing is asked for', '5')
  .parse()
  .opts<{ posts: string; rounds: string } & PlaceOptions>()

const cardDrawn = 'card of a thread, drawn: ms'
const figures = new Map<string, number[]>()
for (const posts of options.posts.split(',').map(Number)) await measure(posts)
for (const [name, [small = 0, large]] of figures)
  process.stdout.write(
    `${name.padEnd(34)} ${small.toFixed(1).padStart(12)}${large === undefined ? '' : ` ${large.toFixed(1).padStart(12)}  ×${(large / small).toFixed(2)}`}\n`,
  )

async function measure(posts: number): Promise<void> {
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
    const threads = await fillLargeSite(open, new Date(), posts)
    await open.dialect.gatherStatistics(open.db)
    const ctx = app.context()
    const map = await fewest(() => readMap(ctx))
    keep('site map, first file: ms', map.ms)
    keep('site map: µs per thread', (map.ms * 1_000) / Math.min(threads, 50_000))
    keep('site map: bytes', map.value.bytes)
    keep('site map: longest batch, bytes', map.value.longest)
    keep('feed of all threads: ms', (await fewest(() => feedAt(ctx, new URL('http://localhost/feed.atom')))).ms)
    if (figures.has(cardDrawn)) return
    // Once: it costs the same on any site, and the fonts stay where the first one put them.
    const card = await siteCard(ctx, { kind: 'thread', id: landmarks.threadId(threads) })
    keep(cardDrawn, (await fewest(() => drawCard(card, place.dataDir))).ms)
  } finally {
    await app.close()
    await place.remove()
  }
}

async function readMap(ctx: Ctx): Promise<{ bytes: number; longest: number }> {
  const file = sitemapFile(new URL('http://localhost/sitemap.xml?of=threads'))
  if (file === null) throw new Error('There is no such file of the site map')
  let [bytes, longest] = [0, 0]
  const reader = sitemapStream(ctx, file).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength
    longest = Math.max(longest, part.value.byteLength)
  }
  return { bytes, longest }
}

/** Processor time of all threads of the process: what other programs do meanwhile is not in it. */
async function fewest<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  let best: { ms: number; value: T } | null = null
  for (let round = 0; round < Number(options.rounds); round++) {
    const before = process.cpuUsage()
    const value = await work()
    const { user, system } = process.cpuUsage(before)
    const ms = (user + system) / 1_000
    if (best === null || ms < best.ms) best = { ms, value }
  }
  if (best === null) throw new Error('--rounds is at least 1')
  return best
}

function keep(name: string, figure: number): void {
  figures.set(name, [...(figures.get(name) ?? []), figure])
}
