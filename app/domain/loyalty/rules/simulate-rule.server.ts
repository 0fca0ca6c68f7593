import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { AwardSimulation, type Totals } from '#app/domain/loyalty/awards/simulate-awards.ts'
import { eventsFrom, firstSeqSince } from '#app/domain/loyalty/queries/programme.server.ts'
import { ruleBook, simulationFacts } from '#app/domain/loyalty/queries/rules.server.ts'
import type { EarningRuleName } from '#app/registry/earning-rules.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { versionAt, type RuleTerms } from './rule-terms.ts'

/** The difference in one unit: how many members get more or less, and the total. */
export type UnitDifference = {
  gainers: number
  gained: number
  losers: number
  lost: number
  before: number
  after: number
}
export type MemberDifference = { memberId: string; before: Totals; after: Totals }

/** Members by how their points change; the bounds belong to the band. */
export const differenceBands = [
  { key: 'muchLess', to: -51 },
  { key: 'less', to: -1 },
  { key: 'same', to: 0 },
  { key: 'more', to: 50 },
  { key: 'muchMore', to: Infinity },
] as const

export type RuleSimulation = {
  days: number
  events: number
  /** The window had more events than one simulation covers: only the latest were. */
  shortened: boolean
  members: number
  reputation: UnitDifference
  points: UnitDifference
  bands: { key: (typeof differenceBands)[number]['key']; members: number }[]
  /** The ten largest gains and the ten largest losses. */
  top: MemberDifference[]
}

const days = 90
const mostEvents = 60_000
const batch = 2_000
/** The floor must not affect the comparison, so every member begins far above it. */
const startBalance = 1_000_000_000

/**
 * Replays the last 90 days under the present terms and under these, and lists who would gain and lose. Writes
 * nothing. Bounded: about 20 microseconds an event, 60,000 events at most, with a pause for other work after every
 * 2,000.
 * @throws forbidden
 */
export async function simulateRule(ctx: Ctx, rule: EarningRuleName, terms: RuleTerms): Promise<RuleSimulation> {
  authorize(ctx.actor, 'rule.change')
  const now = ctx.now()
  const book = await ruleBook(ctx.read)
  const under = (of: RuleTerms) =>
    new Map([...book, [rule, [{ version: 1_000_000, validFrom: '', terms: of }]] as const])
  const [oldBook, newBook] = [under(versionAt(book, rule, now).terms), under(terms)]
  const facts = await simulationFacts(ctx.read, newBook)
  const [before, after] = [
    new AwardSimulation(ctx.setting, oldBook, facts, startBalance),
    new AwardSimulation(ctx.setting, newBook, facts, startBalance),
  ]
  const { seq, shortened } = await firstSeqSince(ctx.read, plus(now, { days: -days }), mostEvents)
  let events = 0
  for (let from = seq; ;) {
    const rows = await eventsFrom(ctx.read, from, batch)
    for (const row of rows) {
      const event = {
        id: row.id,
        type: row.type,
        at: row.at,
        actorId: row.actor_id,
        payload: JSON.parse(row.payload),
      } as RecordedEvent
      before.apply(event)
      after.apply(event)
    }
    events += rows.length
    const last = rows.at(-1)
    if (last === undefined) break
    from = last.seq + 1
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { days, events, shortened, ...compare(before.totals, after.totals) }
}

function compare(
  before: ReadonlyMap<string, Totals>,
  after: ReadonlyMap<string, Totals>,
): Pick<RuleSimulation, 'members' | 'reputation' | 'points' | 'bands' | 'top'> {
  const nothing = { reputation: 0, points: 0 }
  const all = [...new Set([...before.keys(), ...after.keys()])].map((memberId): MemberDifference => ({
    memberId,
    before: before.get(memberId) ?? nothing,
    after: after.get(memberId) ?? nothing,
  }))
  const size = ({ before: a, after: b }: MemberDifference): number =>
    b.points - a.points + (b.reputation - a.reputation) / 1_000
  const changed = all
    .filter((one) => one.before.points !== one.after.points || one.before.reputation !== one.after.reputation)
    .sort((a, b) => size(b) - size(a))
  return {
    members: all.length,
    reputation: unitDifference(all, 'reputation'),
    points: unitDifference(all, 'points'),
    bands: differenceBands.map(({ key, to }, at) => ({
      key,
      members: all.filter((one) =>
        inBand(one.after.points - one.before.points, differenceBands[at - 1]?.to ?? -Infinity, to),
      ).length,
    })),
    top: [
      ...changed.filter((one) => size(one) > 0).slice(0, 10),
      ...changed
        .filter((one) => size(one) < 0)
        .slice(-10)
        .reverse(),
    ],
  }
}

function inBand(difference: number, above: number, to: number): boolean {
  return difference > above && difference <= to
}

function unitDifference(all: readonly MemberDifference[], unit: keyof Totals): UnitDifference {
  const sum = { gainers: 0, gained: 0, losers: 0, lost: 0, before: 0, after: 0 }
  for (const { before, after } of all) {
    const difference = after[unit] - before[unit]
    sum.before += before[unit]
    sum.after += after[unit]
    if (difference > 0) {
      sum.gainers++
      sum.gained += difference
    }
    if (difference < 0) {
      sum.losers++
      sum.lost -= difference
    }
  }
  return sum
}
