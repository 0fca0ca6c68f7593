import type { Actor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { openRandom, type Random } from '#scripts/prove/seeded-random.ts'
import { openTrust } from './open-trust.ts'
import { knownHost, spamKinds, spamShares, spamText, type SpamKind, type SpamLang } from './texts.ts'
import { aMember, waveStart, type WaveSite } from './wave-site.ts'

type Spammer = { actor: Actor; kind: SpamKind; lang: SpamLang; hosts: readonly string[]; ip: string }

/** What became of each post of a wave, in their order. */
export type WavePost = { id: string; kind: SpamKind; lang: SpamLang; held: boolean }

/** Accounts that send spam for the same people, with the same hosts and from the same networks. */
const perCampaign = 25
/** Within which a wave comes in: a night. */
const waveHours = 6

/**
 * A wave of spam by new accounts over six hours, written by the use-cases that pages call, in an order that the seed
 * decides. Limits per member and address are left out: a wave that keeps to them takes longer and meets the same rules.
 * @param honest texts of the site, some of which are copied
 */
export async function playWave(
  site: WaveSite,
  { posts, accounts, seed, honest }: { posts: number; accounts: number; seed: number; honest: readonly string[] },
): Promise<WavePost[]> {
  const random = openRandom(seed)
  const threads = await honestThreads(site, honest)
  const spammers = await Promise.all(Array.from({ length: accounts }, (_, n) => spammer(site, n, accounts, random)))
  const moments = Array.from({ length: posts }, (_, n) => ({
    by: spammers[n % accounts],
    after: random.below(waveHours * 3_600_000),
  })).toSorted((a, b) => a.after - b.after)
  const written: WavePost[] = []
  const keepTrust = openTrust(site, new Map(spammers.map(({ actor }, n) => [String(n), actor])))
  for (const { by, after } of moments) {
    if (by === undefined) continue
    site.now = plus(waveStart, { days: 1, ms: after })
    await keepTrust()
    written.push(await writeOne(site, by, { threads, honest, random }))
  }
  return written
}

async function writeOne(
  site: WaveSite,
  { actor, kind, lang, hosts, ip }: Spammer,
  { threads, honest, random }: { threads: readonly string[]; honest: readonly string[]; random: Random },
): Promise<WavePost> {
  const ctx = site.as(actor, ip)
  const body = spamText(kind, lang, { host: random.pick(hosts), honest, random })
  if (random.chance(0.25)) {
    const { post } = await createThread(ctx, {
      kind: 'discussion',
      category: site.category,
      title: body.replaceAll(/\s+/gu, ' ').slice(0, 60),
      body,
      tags: [],
      product: null,
      version: null,
    })
    return { id: post.id, kind, lang, held: post.state === 'held' }
  }
  const { id, state } = await writePost(ctx, { threadId: random.pick(threads), parentId: null, body })
  return { id, kind, lang, held: state === 'held' }
}

async function spammer(site: WaveSite, n: number, accounts: number, random: Random): Promise<Spammer> {
  const campaign = Math.floor(n / perCampaign)
  const range = `198.${18 + (campaign % 2)}.${(campaign * 3 + random.below(3)) % 256}`
  const ip = `${range}.${1 + random.below(250)}`
  const lang: SpamLang = n % 2 === 0 ? 'ko' : 'en'
  const mail = random.chance(0.3) ? `post${campaign % 5}.example` : 'gmail.com'
  return {
    actor: await aMember(site.app, {
      handle: `spam${n}`,
      joinedAt: plus(waveStart, { hours: 12 }),
      email: `spam${n}@${mail}`,
      device: { address: ip, range: `${range}.0/24` },
    }),
    kind: kindAt(((n * 37) % accounts) / accounts),
    lang,
    hosts: [0, 1, 2].map((host) => `offer${campaign * 3 + host}.example`),
    ip,
  }
}

function kindAt(place: number): SpamKind {
  let sum = 0
  return spamKinds.find((kind) => (sum += spamShares[kind]) > place * 100) ?? 'link'
}

async function honestThreads(site: WaveSite, honest: readonly string[]): Promise<string[]> {
  const by = await aMember(site.app, { handle: 'regular', trustLevel: 2, joinedAt: waveStart })
  const threads: string[] = []
  for (const [n, body] of honest.slice(0, 40).entries()) {
    const { thread } = await createThread(site.as(by), {
      kind: n % 2 === 0 ? 'question' : 'discussion',
      category: site.category,
      title: `Question ${n}`,
      body: n === 0 ? `${body}\n\nhttps://${knownHost}/manual` : body,
      tags: [],
      product: null,
      version: null,
    })
    threads.push(thread.id)
  }
  return threads
}
