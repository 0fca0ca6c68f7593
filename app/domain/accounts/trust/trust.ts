import type { ReadSetting } from '#app/core/reading.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { trustLevels, type TrustFigure } from '#app/registry/trust-levels.ts'

/** Whole numbers; `keptShare` in percent. */
export type TrustFacts = Record<TrustFigure, number>

/** A condition with its present threshold. */
export type TrustThreshold = { figure: TrustFigure; bar: number }

/** The levels with their present thresholds, and the rules for keeping one. */
export type TrustRules = {
  levels: { level: number; needs: 'any' | 'all' | 'hand'; conditions: TrustThreshold[] }[]
  /** A level is kept while the figures reach this percentage of its thresholds: 50 to 100. */
  keepPercent: number
  graceDays: number
}

/** A member's trust level. `graceSince`: since when the figures no longer meet it; null while they do. */
export type TrustState = { level: number; graceSince: Instant | null }

/** The condition that decided; null where no single one did. */
export type TrustCause = { figure: TrustFigure; value: number; bar: number } | null

export type TrustVerdict = TrustState & {
  change: 'raised' | 'lowered' | 'warned' | 'kept' | null
  cause: TrustCause
  /** When the level is lowered unless the figures recover; null outside of a grace. */
  graceEndsAt: Instant | null
}

export function trustRules(setting: ReadSetting): TrustRules {
  return {
    levels: trustLevels.map(({ level, needs, conditions }) => ({
      level,
      needs,
      conditions: conditions.map(({ figure, bar }) => ({ figure, bar: setting(bar) })),
    })),
    keepPercent: setting('trust.keepPercent'),
    graceDays: setting('trust.graceDays'),
  }
}

/**
 * The level of a member after a review. Pure and idempotent for one moment. A level is reached when its conditions
 * and those of all lower levels are met. It is kept while each figure is at least `keepPercent` of its threshold;
 * otherwise the member is warned and has `graceDays` before it is lowered to the level whose conditions are met.
 * Never called for a level set by hand.
 */
export function trustOf(facts: TrustFacts, current: TrustState, at: Instant, rules: TrustRules): TrustVerdict {
  const reached = highest(facts, rules, 100)
  const carried = highest(facts, rules, rules.keepPercent)
  const stay = { level: current.level, graceSince: null, graceEndsAt: null, cause: null }
  if (reached > current.level) return { ...stay, level: reached, change: 'raised', cause: metBy(facts, rules, reached) }
  if (carried >= current.level) return { ...stay, change: current.graceSince === null ? null : 'kept' }
  const cause = missing(facts, rules, current.level)
  const since = current.graceSince ?? at
  const graceEndsAt = plus(since, { days: rules.graceDays })
  if (current.graceSince !== null && at >= graceEndsAt) return { ...stay, level: carried, change: 'lowered', cause }
  return {
    level: current.level,
    graceSince: since,
    graceEndsAt,
    change: current.graceSince === null ? 'warned' : null,
    cause,
  }
}

/**
 * Whether the facts meet one level's own conditions.
 * @param percent of the thresholds: 100 to reach the level, less to keep it
 */
export function meets(facts: TrustFacts, level: TrustRules['levels'][number], percent: number): boolean {
  const met = ({ figure, bar }: TrustThreshold): boolean => facts[figure] * 100 >= bar * percent
  if (level.needs === 'hand') return false
  return level.needs === 'any' ? level.conditions.some(met) : level.conditions.every(met)
}

function highest(facts: TrustFacts, rules: TrustRules, percent: number): number {
  const failing = rules.levels.find((level) => !meets(facts, level, percent))
  return Math.max(0, (failing?.level ?? rules.levels.length) - 1)
}

/** The condition that was met for an `any` level; null for an `all` level, which needs several. */
function metBy(facts: TrustFacts, rules: TrustRules, reached: number): TrustCause {
  const level = rules.levels.find((one) => one.level === reached)
  if (level?.needs !== 'any') return null
  const condition = level.conditions.find(({ figure, bar }) => facts[figure] >= bar)
  return condition === undefined ? null : { ...condition, value: facts[condition.figure] }
}

/** The first condition, from the lowest level up, that the present level no longer meets. */
function missing(facts: TrustFacts, rules: TrustRules, current: number): TrustCause {
  for (const level of rules.levels) {
    if (level.level > current || level.needs === 'hand' || meets(facts, level, rules.keepPercent)) continue
    const condition = level.conditions.find(({ figure, bar }) => facts[figure] * 100 < bar * rules.keepPercent)
    if (condition !== undefined) return { ...condition, value: facts[condition.figure] }
  }
  return null
}
