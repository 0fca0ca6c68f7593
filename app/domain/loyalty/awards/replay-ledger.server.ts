import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { ReadSetting } from '#app/core/reading.ts'
import { liveTotals, relevantEvents } from '#app/domain/loyalty/queries/programme.server.ts'
import { ruleBook, simulationFacts } from '#app/domain/loyalty/queries/rules.server.ts'
import { isRuleName, versionAt, type RuleBook, type RuleTerms } from '#app/domain/loyalty/rules/rule-terms.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { settings } from '#app/registry/settings/index.ts'
import { AwardSimulation, type Totals } from './simulate-awards.ts'

export type ReplayDifference = { memberId: string; live: Totals; replayed: Totals }
export type Replay = { events: number; members: number; differences: ReplayDifference[] }

/** What a replay tries: settings by key, and terms per rule. */
export type ReplayRules = {
  rules?: Record<string, Partial<Omit<RuleTerms, 'caps'>> & { caps?: Partial<RuleTerms['caps']> }>
} & Record<string, unknown>

const batch = 2_000

/**
 * Replays the whole event log under the present rules, or under `rules`, and lists the members whose result differs
 * from the ledger. Writes nothing. Roles are the present ones: a member who became staff later differs by the points
 * earned before.
 * @param rules setting key → value, and under `rules` the terms that differ per rule, for all time: `{
 *   'reputation.dailyCap': 100, rules: { 'answer-voted-up': { points: 3, caps: { pair: null }, conditions: {
 *   minGiverDays: 7 } } } }`
 * @throws forbidden; invalid for an unknown key or rule
 */
export async function replayLedger(
  ctx: Ctx,
  rules: ReplayRules = {},
  progress: (events: number) => void = () => undefined,
): Promise<Replay> {
  authorize(ctx.actor, 'setting.change')
  const { rules: terms = {}, ...overrides } = rules
  for (const key of Object.keys(overrides))
    if (!Object.hasOwn(settings, key)) throw new DomainError('invalid', 'errors.unknownSetting', { params: { key } })
  const setting: ReadSetting = (key) =>
    Object.hasOwn(overrides, key) ? (overrides[key] as ReturnType<typeof ctx.setting<typeof key>>) : ctx.setting(key)
  const book = withTerms(await ruleBook(ctx.read), terms, ctx.now())
  const simulation = new AwardSimulation(setting, book, await simulationFacts(ctx.read, book))
  let after = 0
  let events = 0
  for (;;) {
    const rows = await relevantEvents(ctx.read, after, batch)
    if (rows.length === 0) break
    for (const row of rows)
      simulation.apply({
        id: row.id,
        type: row.type,
        at: row.at,
        actorId: row.actor_id,
        payload: JSON.parse(row.payload),
      } as RecordedEvent)
    after = rows.at(-1)?.seq ?? after
    events += rows.length
    progress(events)
  }
  const live = await liveTotals(ctx.read)
  const nothing = { reputation: 0, points: 0 }
  const members = new Set([...live.keys(), ...simulation.totals.keys()])
  const differences = [...members].flatMap((memberId): ReplayDifference[] => {
    const [now, then] = [live.get(memberId) ?? nothing, simulation.totals.get(memberId) ?? nothing]
    return now.reputation === then.reputation && now.points === then.points
      ? []
      : [{ memberId, live: now, replayed: then }]
  })
  return { events, members: members.size, differences }
}

/** These terms for all time in place of every version of their rule; what is left out stays as it is in force now. */
function withTerms(book: RuleBook, terms: NonNullable<ReplayRules['rules']>, at: string): RuleBook {
  const changed = new Map(book)
  for (const [rule, change] of Object.entries(terms)) {
    if (!isRuleName(rule)) throw new DomainError('invalid', 'errors.unknownRule', { params: { rule } })
    const today = versionAt(book, rule, at).terms
    changed.set(rule, [
      { version: 1_000_000, validFrom: '', terms: { ...today, ...change, caps: { ...today.caps, ...change.caps } } },
    ])
  }
  return changed
}
