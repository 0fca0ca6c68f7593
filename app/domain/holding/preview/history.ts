import { isInRange } from '#app/core/address-range.server.ts'
import { msOf, unitMs, type Instant } from '#app/core/time.ts'
import type { PastPost } from '#app/domain/holding/queries/past-posts.server.ts'
import { burstMinutes, mostCompared, sharedDays, type Bars } from '#app/domain/holding/rules/bars.ts'
import type { Known, Looked } from '#app/domain/holding/rules/causes.ts'
import type { LinkCounts } from '#app/domain/holding/rules/shared-host.ts'
import { domainOf, hostAndAbove } from '#app/domain/holding/text/links.ts'
import { bandsOf, readSketch, storedSketch } from '#app/domain/holding/text/sketch.ts'
import type { BlockKind } from '#app/registry/block-kinds.ts'

/** One way the rules could be: their settings, and one thing that is blocked. */
export type Trial = { bars: Bars; block: { kind: BlockKind; value: string } | null }

/** What was there before the first post of the period. */
export type Before = {
  /** Visible posts of each author from before the period. */
  shown: ReadonlyMap<string, number>
  /** Texts that were hidden as advertising, and when that was. */
  spam: readonly { sketch: string; at: string }[]
  /** Domains that the site knows, and from when on. */
  domains: ReadonlyMap<string, Instant>
  /** Where each author signed in from. */
  addresses: ReadonlyMap<string, readonly string[]>
}

type Like = { sketch: string; at: number }

/**
 * What the rules would have known of each post when it was written. Posts are asked for and added in the order of time.
 * @param sketches whether a rule compares texts: else none are made
 */
export function openHistory(before: Before, { sketches }: { sketches: boolean }) {
  const authors = new Map<string, { shown: number; times: number[] }>()
  const bodies = new Map<string, number>()
  const hosts = new Map<string, { memberId: string; at: number }[]>()
  const alike = new Map<string, Like[]>()
  const spam = new Map<string, Like[]>()
  for (const { sketch, at } of before.spam) remember(spam, readSketch(sketch), { sketch, at: msOf(at) })

  function authorOf(id: string) {
    const known = authors.get(id) ?? { shown: before.shown.get(id) ?? 0, times: [] }
    authors.set(id, known)
    return known
  }

  return {
    known(post: PastPost, looked: Looked, { bars, block }: Trial): Known {
      const { authorId, trust } = post
      const at = msOf(post.at)
      const isNew = trust === 0
      const author = authorOf(authorId ?? '')
      const blocked = (kind: BlockKind): string[] => (block?.kind === kind ? [block.value] : [])
      const since = (days: number) => at - days * unitMs.day
      const strange = isNew ? looked.hosts.filter((host) => (before.domains.get(domainOf(host)) ?? '~') > post.at) : []
      const sketch = sketches ? looked.sketch : null
      const compared = sketch === null ? [] : bandsOf(sketch)
      return {
        shown: author.shown,
        recent: author.times.filter((time) => time > at - burstMinutes * unitMs.minute).length,
        repeated: isNew && (bodies.get(looked.body) ?? 0) >= at - bars.repeated * unitMs.minute,
        strangeHosts: strange,
        linkCounts: new Map(isNew ? looked.hosts.map((host) => [host, countsOf(host)]) : []),
        spam: likeOnes(spam, compared, (one) => one.at < at && one.at >= since(bars.spamAlike)),
        alike: isNew ? likeOnes(alike, compared, (one) => one.at >= since(bars.alike)) : [],
        byProgram: false,
        words: blocked('word'),
        blockedHosts: blocked('host'),
        blockedMail: blocked('mailDomain').some((domain) => hostAndAbove(post.mailDomain ?? '').includes(domain)),
        blockedAddress: blocked('addresses').some((range) =>
          before.addresses.get(authorId ?? '')?.some((address) => isInRange(address, range)),
        ),
        former: null,
      }

      function countsOf(host: string): LinkCounts {
        const links = (hosts.get(host) ?? []).filter((link) => link.at >= since(sharedDays))
        const others = links.filter(({ memberId }) => memberId !== authorId)
        const countSince = (from: number) =>
          new Set(others.filter((link) => link.at >= from).map(({ memberId }) => memberId)).size
        return { week: countSince(0), hour: countSince(at - unitMs.hour), own: links.length - others.length }
      }
    },

    add(post: PastPost, looked: Looked): void {
      const { authorId, trust } = post
      const at = msOf(post.at)
      bodies.set(looked.body, at)
      if (authorId === null) return
      const author = authorOf(authorId)
      if (post.state === 'visible') author.shown++
      author.times.push(at)
      if (trust !== 0) return
      for (const host of new Set(looked.hosts)) pushTo(hosts, host, { memberId: authorId, at })
      const sketch = sketches ? looked.sketch : null
      if (sketch !== null) remember(alike, sketch, { sketch: storedSketch(sketch), at })
    },
  }
}

function remember(texts: Map<string, Like[]>, sketch: Uint32Array, text: Like): void {
  for (const band of bandsOf(sketch)) pushTo(texts, band, text)
}

function pushTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function likeOnes(texts: Map<string, Like[]>, bands: readonly string[], wanted: (text: Like) => boolean): string[] {
  const found = new Set(bands.flatMap((band) => texts.get(band)?.filter(wanted) ?? []))
  return [...found].slice(0, mostCompared).map(({ sketch }) => sketch)
}
