import type { Actor } from '#app/core/actor.ts'
import { isInRange } from '#app/core/address-range.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { BlockKind } from '#app/registry/block-kinds.ts'
import { heldTrust, holdingRuleKeys, holdingRules, type HoldingRule } from '#app/registry/holding-rules.ts'
import { blocksOfPosts } from './queries/blocks.server.ts'
import { authorFacts } from './queries/facts.server.ts'
import { strangeHosts } from './queries/known-domains.server.ts'
import { likeTexts, linkCounts, type LikeText } from './queries/memory.server.ts'
import { barsOf, type Bars } from './rules/bars.ts'
import { broughtCauses, causesOf, lookAt, type Cause, type Known, type Looked } from './rules/causes.ts'
import { hostAndAbove } from './text/links.ts'
import { bandsOf } from './text/sketch.ts'

/** What the rules say of a text. `hosts` and `sketch` are to be remembered, of members at trust level 0. */
export type Judgement = { causes: readonly Cause[]; hosts: readonly string[]; sketch: Uint32Array | null }

/** For authors whom the rules don't look at, and for what was published elsewhere before. */
export const notLookedAt: Judgement = { causes: [], hosts: [], sketch: null }

/** A text as its author sent it, with its HTML; `title` '' for what has none. */
export type Written = { title: string; body: string; html: string }

/**
 * Whether a new post by this actor has to wait for a moderator, and why. Staff, moderators and members from trust level
 * 2 on are not looked at; others cost five queries at most.
 */
export async function judgePost(
  ctx: Pick<Ctx, 'platform' | 'ip' | 'isByProgram'>,
  tx: Tx,
  written: Written,
): Promise<Judgement> {
  const { memberId: authorId } = tx.actor
  if (authorId === null || !isLookedAt(tx.actor)) return notLookedAt
  const bars = barsOf(tx.setting)
  const looked = lookAt(written, new URL(ctx.platform.env.ORIGIN).hostname)
  const known = await knownOf(tx, { authorId, edited: null }, looked, bars, ctx)
  return judgement(tx.actor, causesOf(looked, known, bars, rulesFor(tx.actor, 'posts')), looked)
}

/**
 * What an edit of the actor's own post brought that has to be looked at. What the post said before was seen, so it is no
 * cause. @param former null: nobody has seen the post yet, so the whole text is judged
 */
export async function judgeEdit(
  ctx: Pick<Ctx, 'platform' | 'ip' | 'isByProgram'>,
  tx: Tx,
  { postId, former, now }: { postId: string; former: Written | null; now: Written },
): Promise<Judgement> {
  const { memberId: authorId } = tx.actor
  if (authorId === null || !isLookedAt(tx.actor)) return notLookedAt
  const bars = barsOf(tx.setting)
  const own = new URL(ctx.platform.env.ORIGIN).hostname
  const [looked, before] = [lookAt(now, own), former === null ? null : lookAt(former, own)]
  const known = await knownOf(tx, { authorId, edited: postId }, looked, bars, ctx)
  const rules = rulesFor(tx.actor, 'edits')
  const causes = causesOf(looked, { ...known, former: before }, bars, rules)
  if (before === null) return judgement(tx.actor, causes, looked)
  const seen = { causes: causesOf(before, { ...known, repeated: false }, bars, rules), body: before.body }
  return judgement(tx.actor, broughtCauses(causes, looked.body, seen), looked)
}

function judgement({ trustLevel }: Actor, causes: readonly Cause[], { hosts, sketch }: Looked): Judgement {
  return trustLevel === 0 ? { causes, hosts: [...new Set(hosts)], sketch } : { causes, hosts: [], sketch: null }
}

/** Whether rules look at what this actor writes. */
function isLookedAt({ roles, trustLevel, system }: Actor): boolean {
  return system !== true && trustLevel <= heldTrust && roles.every((role) => role === 'member' || role === 'visitor')
}

/** The rules that look at what authors of this trust level write, or change. */
function rulesFor({ trustLevel }: Actor, of: 'posts' | 'edits'): HoldingRule[] {
  return holdingRuleKeys.filter((rule) => {
    const { trust, of: looksAt } = holdingRules[rule]
    return trustLevel <= trust && (looksAt === of || looksAt === 'both')
  })
}

async function knownOf(
  tx: Tx,
  { authorId, edited }: { authorId: string; edited: string | null },
  text: Looked,
  bars: Bars,
  { ip, isByProgram }: Pick<Ctx, 'ip' | 'isByProgram'>,
): Promise<Known> {
  const { body, hosts, sketch } = text
  const isNew = tx.actor.trustLevel === 0
  const facts = isNew
    ? await authorFacts(
        tx.db,
        tx.at,
        { authorId, body, edited },
        { ...bars, shown: bars.firstPosts, recent: bars.burst },
      )
    : { shown: 0, recent: 0, repeated: false }
  const blocks = await blocksOfPosts(tx.db, tx.at, { hosts: [...new Set(hosts.flatMap(hostAndAbove))], authorId })
  const valuesOf = (kind: BlockKind): string[] =>
    blocks.filter((block) => block.kind === kind).map(({ value }) => value)
  const daysAgo = (days: number): Instant => plus(tx.at, { days: -days })
  const looksBack = Math.max(bars.spamAlike, isNew ? bars.alike : 0)
  const like = sketch === null || looksBack === 0 ? [] : await likeTexts(tx.db, bandsOf(sketch), daysAgo(looksBack))
  return {
    ...facts,
    strangeHosts: isNew ? await strangeHosts(tx.db, hosts, tx.at) : [],
    linkCounts:
      isNew && bars.sharedHost > 0 ? await linkCounts(tx.db, hosts, { at: tx.at, by: authorId, edited }) : new Map(),
    spam: sketchesOf(like, ({ hidden, at }) => hidden && at >= daysAgo(bars.spamAlike)),
    alike: sketchesOf(
      like,
      ({ hidden, at, postId }) => isNew && !hidden && postId !== edited && at >= daysAgo(bars.alike),
    ),
    byProgram: isByProgram,
    words: valuesOf('word'),
    blockedHosts: valuesOf('host'),
    blockedMail: valuesOf('mailDomain').length > 0,
    blockedAddress: ip !== null && valuesOf('addresses').some((range) => isInRange(ip, range)),
    former: null,
  }
}

function sketchesOf(texts: readonly LikeText[], wanted: (text: LikeText) => boolean): string[] {
  return texts.filter(wanted).map(({ sketch }) => sketch)
}
