import { setImmediate } from 'node:timers/promises'
import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { knownDomains } from '#app/domain/holding/queries/known-domains.server.ts'
import {
  addressesOfMembers,
  hiddenSketches,
  pastPosts,
  samplesOf,
  shownBefore,
  type PastPost,
} from '#app/domain/holding/queries/past-posts.server.ts'
import { causesOf, lookAt, type Cause } from '#app/domain/holding/rules/causes.ts'
import type { Mark } from '#app/domain/holding/text/blocked-words.ts'
import { domainOf, linkedHosts } from '#app/domain/holding/text/links.ts'
import { holdingRules, type HoldingRule } from '#app/registry/holding-rules.ts'
import { fatesById, tallyOf, type Fate, type Tally } from './fates.server.ts'
import { openHistory, type Before, type Trial } from './history.ts'

/** How far back a preview looks: no rule remembers more. */
const previewDays = 90
/** Posts that a preview reads at most, the newest; some hundred bytes to 30 kB each. */
const mostRead = 5_000
const mostSketches = 2_000
const mostDomains = 10_000
const mostDevices = 20_000
const samplesShown = 20
/** Texts that are looked at before other requests get their turn. */
const batch = 50

/** Rules that only a text decides: for them it can be told how often others use it, too. */
const byText: readonly HoldingRule[] = ['blockedWord', 'blockedHost', 'contacts', 'tricks']

/** Rules that leave known domains alone. */
const byLink: readonly HoldingRule[] = ['firstPosts', 'links', 'sharedHost']

/** What other rules would have done to the posts of the last 90 days. */
export type PastEffect = {
  /** From the oldest post that was read; the begin of the period when all were. */
  since: Instant
  posts: number
  /** Only the newest were read. */
  sampled: boolean
  rules: readonly HoldingRule[]
  /** Posts that would have waited, and do not by the rules of today. */
  held: Tally
  /** Posts that would not have waited any more. */
  freed: Tally
  /** Weeks back from now, the oldest first. */
  weeks: readonly { from: Instant; held: number }[]
  /** Posts of trusted members and staff with the same cause, which no rule holds; null: the text alone is not the cause. */
  others: number | null
  /** The newest posts that the actor may read: of those that would have waited, or when there are none, of the others. */
  samples: readonly Sample[]
}

export type Sample = {
  id: string
  title: string
  body: string
  lang: 'en' | 'ko' | null
  at: Instant
  author: { name: string; handle: string } | null
  fate: Fate
  causes: readonly Cause[]
  marks: readonly Mark[]
}

type Effect = { post: PastPost; causes: Cause[] }

/**
 * Puts two ways the rules could be to the posts of the last 90 days, by the code that holds new ones. Only for the rules
 * given: what else holds a post is the same in both. Eight queries at most, and a limit on the posts that are read.
 */
export async function pastEffect(
  ctx: Ctx,
  { rules, before, after }: { rules: readonly HoldingRule[]; before: Trial; after: Trial },
): Promise<PastEffect> {
  const now = ctx.now()
  const begin = plus(now, { days: -previewDays })
  const { posts, more } = rules.length === 0 ? { posts: [], more: false } : await pastPosts(ctx.read, begin, mostRead)
  const { held, freed, others } = await replay(ctx, posts, {
    rules,
    trials: [before, after],
    past: await whatWasBefore(ctx, rules, after, { posts, begin }),
  })
  const fates = await fatesById(
    ctx.read,
    [...held, ...freed].map(({ post }) => post.id),
  )
  return {
    since: more ? (posts[0]?.at ?? begin) : begin,
    posts: posts.length,
    sampled: more,
    rules,
    held: tallyOf(
      held.map(({ post }) => post),
      fates,
    ),
    freed: tallyOf(
      freed.map(({ post }) => post),
      fates,
    ),
    weeks: weeksOf(
      now,
      held.map(({ post }) => post.at),
    ),
    others: rules.some((rule) => byText.includes(rule)) ? others : null,
    samples: await samplesFrom(ctx, held.length > 0 ? held : freed, fates),
  }
}

async function replay(
  ctx: Ctx,
  posts: readonly PastPost[],
  { rules, trials: [before, after], past }: { rules: readonly HoldingRule[]; trials: [Trial, Trial]; past: Before },
): Promise<{ held: Effect[]; freed: Effect[]; others: number }> {
  const own = hostOf(ctx)
  const history = openHistory(past, { sketches: comparesTexts(rules) })
  const textRules = rules.filter((rule) => byText.includes(rule))
  const found: { held: Effect[]; freed: Effect[]; others: number } = { held: [], freed: [], others: 0 }
  for (const [at, post] of posts.entries()) {
    if (at % batch === 0) await setImmediate()
    const looked = lookAt(post, own)
    const causesBy = (trial: Trial, asked: readonly HoldingRule[]): Cause[] =>
      asked.length === 0 ? [] : causesOf(looked, history.known(post, looked, trial), trial.bars, asked)
    const { trust } = post
    const asked = trust === null ? [] : rules.filter((rule) => trust <= holdingRules[rule].trust)
    const [then, now] = [causesBy(before, asked), causesBy(after, asked)]
    if (now.length > 0 && then.length === 0) found.held.push({ post, causes: now })
    if (now.length === 0 && then.length > 0) found.freed.push({ post, causes: then })
    if (asked.length === 0 && causesBy(after, textRules).length > 0) found.others++
    history.add(post, looked)
  }
  return found
}

async function whatWasBefore(
  ctx: Ctx,
  rules: readonly HoldingRule[],
  { block }: Trial,
  { posts, begin }: { posts: readonly PastPost[]; begin: Instant },
): Promise<Before> {
  const authors = new Set(posts.flatMap(({ authorId, trust }) => (authorId !== null && trust === 0 ? [authorId] : [])))
  return {
    shown: rules.includes('firstPosts') ? await shownBefore(ctx.read, posts[0]?.id ?? '', [...authors]) : new Map(),
    spam: rules.includes('spamAlike')
      ? await hiddenSketches(ctx.read, plus(begin, { days: -previewDays }), mostSketches)
      : [],
    domains: rules.some((rule) => byLink.includes(rule))
      ? await knownDomains(ctx.read, domainsOf(posts, hostOf(ctx)))
      : new Map(),
    addresses: block?.kind === 'addresses' ? await addressesOfMembers(ctx.read, begin, mostDevices) : new Map(),
  }
}

function hostOf(ctx: Ctx): string {
  return new URL(ctx.platform.env.ORIGIN).hostname
}

/** What posts of new members link to. */
function domainsOf(posts: readonly PastPost[], own: string): string[] {
  const ofNew = posts.filter(({ trust }) => trust === 0)
  return [...new Set(ofNew.flatMap(({ html }) => linkedHosts(html, own).map(domainOf)))].slice(0, mostDomains)
}

function comparesTexts(rules: readonly HoldingRule[]): boolean {
  return rules.includes('alike') || rules.includes('spamAlike')
}

function weeksOf(now: Instant, times: readonly Instant[]): { from: Instant; held: number }[] {
  return Array.from({ length: Math.ceil(previewDays / 7) }, (_, back) => {
    const [from, to] = [plus(now, { days: -7 * (back + 1) }), plus(now, { days: -7 * back })]
    return { from, held: times.filter((at) => at > from && at <= to).length }
  }).reverse()
}

async function samplesFrom(ctx: Ctx, effects: readonly Effect[], fates: ReadonlyMap<string, { fate: Fate }>) {
  if (effects.length === 0) return []
  const byId = new Map(effects.map((effect) => [effect.post.id, effect]))
  const rows = await samplesOf(ctx.read, ctx.actor, [...byId.keys()], samplesShown)
  return rows.map(({ id, title, lang, created_at: at, name, handle }): Sample => {
    const { post, causes } = byId.get(id) ?? { post: null, causes: [] }
    return {
      id,
      title,
      body: post?.body ?? '',
      lang,
      at,
      author: name === null || handle === null ? null : { name, handle },
      fate: fates.get(id)?.fate ?? 'untouched',
      causes,
      marks: causes.flatMap(({ marks }) => marks),
    }
  })
}
