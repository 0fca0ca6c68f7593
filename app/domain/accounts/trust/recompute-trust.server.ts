import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { plus, zoneOffsetMinutes } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import {
  membersToRecompute,
  readyForFirstTrust,
  trustFactsOf,
  type FactsAt,
} from '#app/domain/accounts/queries/trust.server.ts'
import { beginGrace, changeTrust, endGrace, insertTrustEvent } from '#app/domain/accounts/store/trust.server.ts'
import { raiseTrust } from './raise-trust.server.ts'
import { trustOf, trustRules, type TrustState, type TrustVerdict } from './trust.ts'

/** Members of the first transaction, few because each may record events. */
const firstBatch = 50
const batch = 200

/** The moment and the time zone in which trust is measured now. */
export function factsAt(ctx: Ctx): FactsAt {
  const at = ctx.now()
  return {
    at,
    postedBefore: plus(at, { hours: -ctx.setting('accounts.trustStandingHours') }),
    offsetMinutes: zoneOffsetMinutes(at, ctx.setting('site.timeZone')),
  }
}

/**
 * Raises the members who met a condition for trust level 1. Idempotent.
 * @returns how many
 */
export async function recomputeTrust(ctx: Ctx): Promise<number> {
  const { postedBefore } = factsAt(ctx)
  const [posts, people] = [ctx.setting('trust.one.standingPosts'), ctx.setting('trust.one.peopleHelped')]
  const pace = openPace({ most: firstBatch })
  let raised = 0
  for (;;) {
    const ids = await readyForFirstTrust(ctx.read, { postedBefore, posts, people, limit: firstBatch })
    if (ids.length === 0) return raised
    const facts = await trustFactsOf(ctx.read, ctx.dialect, ids, factsAt(ctx))
    await pace.writeAll(ctx, ids, async (tx, some) => {
      for (const id of some) {
        const own = facts.get(id)
        const cause =
          own === undefined ? null : trustOf(own, { level: 0, graceSince: null }, tx.at, trustRules(tx.setting)).cause
        await raiseTrust(tx, id, cause)
      }
    })
    raised += ids.length
  }
}

export type TrustChange = { reviewed: number; raised: number; lowered: number; warned: number; kept: number }

/**
 * Measures all members whose level the rules decide: raises, warns, and lowers after the grace period. Six queries
 * for each 200 members, for any number of posts, and a few more for each member whose level changes. Idempotent.
 * Records `member.trustChanged` and `member.trustWarned`; each change becomes a line of the member's history.
 */
export async function recomputeTrustLevels(ctx: Ctx): Promise<TrustChange> {
  const counts: TrustChange = { reviewed: 0, raised: 0, lowered: 0, warned: 0, kept: 0 }
  const when = factsAt(ctx)
  const rules = trustRules(ctx.setting)
  const pace = openPace({ most: batch })
  let after = ''
  for (;;) {
    const members = await membersToRecompute(ctx.read, { after, limit: batch })
    const last = members.at(-1)
    if (last === undefined) return counts
    const facts = await trustFactsOf(
      ctx.read,
      ctx.dialect,
      members.map((member) => member.id),
      when,
    )
    const changes = members.flatMap((member) => {
      const own = facts.get(member.id)
      const verdict = own === undefined ? null : trustOf(own, member, when.at, rules)
      return verdict === null || verdict.change === null ? [] : [{ member, verdict, change: verdict.change }]
    })
    await pace.writeAll(ctx, changes, async (tx, some) => {
      for (const { member, verdict } of some) await tell(tx, member, verdict)
    })
    counts.reviewed += members.length
    for (const { change } of changes) counts[change]++
    after = last.id
  }
}

/** Writes one verdict, unless the level was changed meanwhile. */
async function tell(
  tx: Tx,
  member: TrustState & { id: string },
  { change, level, cause, graceEndsAt }: TrustVerdict,
): Promise<void> {
  const memberId = member.id
  const before = member.level
  if (change === 'raised' || change === 'lowered') {
    if (!(await changeTrust(tx, memberId, before, level))) return
    await endGrace(tx, memberId)
    await insertTrustEvent(tx, { memberId, kind: change, before, after: level, cause, until: null })
    await tx.record('member.trustChanged', { memberId, before, after: level, by: null })
  }
  if (change === 'warned' && (await beginGrace(tx, memberId, tx.at))) {
    await insertTrustEvent(tx, { memberId, kind: 'warned', before, after: level, cause, until: graceEndsAt })
    await tx.record('member.trustWarned', { memberId, level, figure: cause?.figure ?? '', until: graceEndsAt ?? tx.at })
  }
  if (change === 'kept' && (await endGrace(tx, memberId))) {
    await insertTrustEvent(tx, { memberId, kind: 'kept', before, after: level, cause: null, until: null })
  }
}
