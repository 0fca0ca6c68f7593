import type { Actor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { correctFinding } from '#app/domain/fraud/correct-finding.server.ts'
import { decideHeld } from '#app/domain/fraud/decide-held.server.ts'
import { detectFraud } from '#app/domain/fraud/detect-fraud.server.ts'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { acceptSuggestion } from '#app/domain/threads/edits/decide-suggestion.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { jobHandlers } from '#app/jobs.server.ts'
import type { Act } from '#app/registry/limits.ts'
import { pick } from '../seeded-random.ts'
import type { Step, Strategy } from './strategy.ts'
import { as, ask, honestDay, mayAct, openSite, pass, settleHonest, start, text, tried, type Site } from './world.ts'

/** Reputation and points over a number of days: of all accounts of a strategy together, and of honest members. */
export type Outcome = {
  points: number
  reputation: number
  honest: { mean: number; best: number; bestReputation: number }
  /** Honest members whose acts were corrected, and what the nights found. */
  touched: number
  found: Record<string, number>
  held: number
  acts: number
  replayDiffers: number
}

/** A simulated month of the real product: honest people, the strategy, every night's jobs and every morning's queue. */
export async function playStrategy(
  dataDir: string,
  strategy: Strategy | null,
  { days, random }: { days: number; random: () => number },
): Promise<Outcome> {
  const site = await openSite(dataDir, random)
  try {
    await settleHonest(site)
    const crew = strategy === null ? [] : await join(site, strategy)
    const found: Record<string, number> = {}
    const counts = { turn: 0, acts: 0, held: 0 }
    for (let day = 0; day < days; day++) {
      site.now = plus(start, { days: day, hours: 1 })
      await honestDay(site)
      site.now = plus(start, { days: day, hours: 14 })
      await refresh(site, crew)
      if (strategy !== null && day >= strategy.wait)
        for (const { times, steps } of strategy.lines)
          for (let n = 0; n < times; n++)
            counts.acts += await playLine(site, crew, steps, strategy.pause, counts.turn++)
      site.now = plus(start, { days: day, hours: 23 })
      for (const job of ['recompute-first-trust', 'recompute-trust-levels'] as const)
        await jobHandlers[job](site.app.context())
      await detectFraud(site.app.context())
      await morning(site, found, counts)
    }
    const ids = [...crew, ...site.honest].map(({ memberId }) => memberId ?? '')
    const balances = await balancesOf(site.app.platform.open.reader, ids)
    const of = (actor: Actor) => {
      const own = balances.get(actor.memberId ?? '')
      return {
        points: (own?.available ?? 0) + (own?.pending ?? 0) - (own?.debt ?? 0),
        reputation: own?.reputation ?? 0,
      }
    }
    const honest = site.honest.map(of)
    return {
      points: crew.reduce((sum, actor) => sum + of(actor).points, 0),
      reputation: Math.max(0, ...crew.map((actor) => of(actor).reputation)),
      honest: {
        mean: Math.round(honest.reduce((sum, { points }) => sum + points, 0) / honest.length),
        best: Math.max(...honest.map(({ points }) => points)),
        bestReputation: Math.max(...honest.map(({ reputation }) => reputation)),
      },
      touched: await touchedAmong(site),
      found,
      held: counts.held,
      acts: counts.acts,
      replayDiffers: (await replayLedger(site.app.context())).differences.length,
    }
  } finally {
    await site.app.close()
  }
}

/**
 * The accounts, main first. Each joins from an address of its own, because the site lets three a day join from one;
 * with one device they all sign in there afterwards.
 */
async function join(site: Site, { accounts, device }: Strategy): Promise<Actor[]> {
  const crew: Actor[] = []
  const ctx = site.app.context()
  for (let n = 0; n <= accounts; n++) {
    const handle = `farmer${n}x`
    const { memberId } = await registerMember(
      ctx,
      { handle, name: handle, email: `${handle}@example.org`, password: `farmer-${n}-long-and-strange-9` },
      { userAgent: `Firefox/${140 + n}`, ip: `198.51.100.${n}` },
    )
    // A farmer owns the addresses too.
    await site.app.platform.open.db
      .updateTable('member')
      .set({ email_verified_at: site.now })
      .where('id', '=', memberId)
      .execute()
    const actor: Actor = { memberId, handle, name: handle, roles: ['member'], trustLevel: 0 }
    if (device === 'one')
      await ctx.write((tx) => startSession(tx, memberId, actor, { userAgent: 'Firefox/140', ip: '203.0.113.7' }))
    crew.push(actor)
  }
  return crew
}

/** A new day: every member visits, and trust levels are recomputed. */
async function refresh(site: Site, crew: Actor[]): Promise<void> {
  const { db } = site.app.platform.open
  for (const actor of crew) {
    const id = actor.memberId ?? ''
    const row = await db.selectFrom('member').select('trust_level').where('id', '=', id).executeTakeFirstOrThrow()
    Object.assign(actor, { trustLevel: row.trust_level })
    await db
      .insertInto('member_day')
      .values({ member_id: id, day: site.now.slice(0, 10) })
      .onConflict((c) => c.columns(['member_id', 'day']).doNothing())
      .execute()
  }
}

/** @returns how many of the steps the product let happen */
async function playLine(
  site: Site,
  crew: readonly Actor[],
  steps: readonly Step[],
  pause: number,
  turn: number,
): Promise<number> {
  const alts = crew.slice(1)
  const alt = (n: number): Actor => alts[n % alts.length] as Actor
  const who = { main: crew[0] as Actor, alt: alt(turn), next: alt(turn + 1) }
  let question: { threadId: string; post: Post } | null = null
  let answer: Post | null = null
  let suggestionId: string | null = null
  let happened = 0
  for (const { who: role, does } of steps) {
    pass(site, pause)
    const actor = who[role]
    const ctx = as(site, actor)
    const vote = (postId: string | undefined, value: 1 | -1) =>
      postId === undefined ? null : once('vote', () => castVote(ctx, { postId, value }))
    const once = async <T>(act: Act, perform: () => Promise<T>): Promise<T | null> =>
      mayAct(site, actor, act) ? tried(perform()) : null
    const stranger = pick(site.answers, site.random)
    let result: unknown = null
    if (does === 'asks') {
      const asked = await once('thread', () => ask(site, actor))
      if (asked !== null) question = { threadId: asked.thread.id, post: asked.post }
      result = asked
    } else if (does === 'answers' && question !== null) {
      const { threadId } = question
      result = await once('post', () => writePost(ctx, { threadId, parentId: null, body: text(site) }))
      answer = (result as Post | null) ?? answer
    } else if (does === 'accepts' && answer !== null) {
      const { id } = answer
      result = await tried(acceptAnswer(ctx, { postId: id }))
    } else if (does === 'votes') result = await vote(answer?.id, 1)
    else if (does === 'likes') result = await vote(question?.post.id, 1)
    else if (does === 'thanks') result = await vote(stranger.id, 1)
    else if (does === 'downs') result = await vote(stranger.id, -1)
    else if (does === 'helps') {
      const { threadId } = pick(site.questions, site.random)
      result = await once('post', () => writePost(ctx, { threadId, parentId: null, body: text(site) }))
      answer = (result as Post | null) ?? answer
    } else if (does === 'edits' && question !== null) {
      const { post } = question
      const suggested = await once('edit', () =>
        suggestEdit(ctx, {
          postId: post.id,
          body: text(site),
          title: undefined,
          comment: 'clearer',
          revision: post.revision,
        }),
      )
      suggestionId = suggested?.id ?? suggestionId
      result = suggested
    } else if (does === 'passes' && suggestionId !== null) {
      const id = suggestionId
      const passed = await tried(acceptSuggestion(ctx, { suggestionId: id }))
      if (passed !== null && question !== null) question.post = passed
      result = passed
    }
    if (result !== null) happened++
  }
  return happened
}

/**
 * A moderator who goes by what the queue shows and no more: confirms what was found, refuses what shares a device or an
 * address, or was corrected, and is taken in by every
 * other new account.
 */
async function morning(site: Site, found: Record<string, number>, counts: { held: number }): Promise<void> {
  const mo = as(site, site.moderator)
  for (;;) {
    const findings = await reviewQueue(mo, { kind: 'gaming-finding', view: 'open' }, { limit: 50, cursor: null })
    const held = await reviewQueue(mo, { kind: 'held-acts', view: 'open' }, { limit: 50, cursor: null })
    if (findings.items.length + held.items.length === 0) return
    for (const item of findings.items) {
      found[item.reason] = (found[item.reason] ?? 0) + 1
      await correctFinding(mo, {
        findingId: item.subject_id,
        itemId: item.id,
        note: 'The figures speak for themselves.',
      })
    }
    for (const item of held.items) {
      counts.held++
      const same = ['device', 'address', 'found'].includes(item.reason)
      await decideHeld(mo, {
        giverId: item.subject_id,
        itemId: item.id,
        decision: same ? 'refuse' : 'clear',
        note: 'As the queue shows it.',
      })
    }
  }
}

async function touchedAmong(site: Site): Promise<number> {
  const rows = await site.app.platform.open.reader
    .selectFrom('gaming_finding_member as m')
    .innerJoin('gaming_finding as f', 'f.id', 'm.finding_id')
    .innerJoin('member', 'member.id', 'm.member_id')
    .select('m.member_id')
    .distinct()
    .where('f.state', '=', 'corrected')
    .where('member.handle', 'like', 'honest%')
    .execute()
  return rows.length
}
