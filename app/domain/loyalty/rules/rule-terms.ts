import type { ReadSetting } from '#app/core/reading.ts'
import { earningRules, type Amount, type EarningRuleName, type RuleCaps } from '#app/registry/earning-rules.ts'
import type { RuleConditions } from '#app/registry/rule-conditions.ts'

/** The terms of a rule version: amounts, caps, conditions. Receiver and event never change with a version. */
export type RuleTerms = { reputation: Amount; points: Amount; caps: RuleCaps; conditions: RuleConditions }

/** `validFrom` null: the registry's version 1, in force from the beginning. */
export type RuleVersion = { version: number; validFrom: string | null; terms: RuleTerms }

/** The versions that admins created, per rule, lowest first; a rule without one follows the registry. */
export type RuleBook = ReadonlyMap<EarningRuleName, readonly RuleVersion[]>

export const ruleNames = Object.keys(earningRules) as EarningRuleName[]

export function isRuleName(name: string): name is EarningRuleName {
  return Object.hasOwn(earningRules, name)
}

/**
 * The version in force at that moment: the highest whose `validFrom` has come. A planned version that is followed by a
 * higher one with an earlier day never comes into force.
 */
export function versionAt(book: RuleBook, rule: EarningRuleName, at: string): RuleVersion {
  const { reputation, points, caps, conditions } = earningRules[rule]
  return (
    book.get(rule)?.findLast(({ validFrom }) => validFrom !== null && validFrom <= at) ?? {
      version: 1,
      validFrom: null,
      terms: { reputation, points, caps, conditions },
    }
  )
}

/** The terms of one version; those of the registry for version 1 and for an unknown one. */
export function termsOf(book: RuleBook, rule: EarningRuleName, version: number): RuleTerms {
  return book.get(rule)?.find((one) => one.version === version)?.terms ?? versionAt(new Map(), rule, '').terms
}

export function amountOf(amount: Amount, setting: ReadSetting): number {
  return typeof amount === 'number' ? amount : Number(setting(amount))
}

/** Caps with their settings read. */
export type KnownCaps = {
  day: 'counted' | 'outside'
  perPost: boolean
  pair: { perDay: number; per30Days: number } | null
  pairTimes: { perDay: number; inAll: number } | null
  times: { perDay: number; inAll: number } | null
  lifetime: number | null
}

export function capsOf(caps: RuleCaps, setting: ReadSetting): KnownCaps {
  return {
    day: caps.day,
    perPost: caps.perPost,
    pair:
      caps.pair === null
        ? null
        : { perDay: amountOf(caps.pair.perDay, setting), per30Days: amountOf(caps.pair.per30Days, setting) },
    pairTimes: timesOf(caps.pairTimes, setting),
    times: timesOf(caps.times, setting),
    lifetime: caps.lifetime === null ? null : amountOf(caps.lifetime, setting),
  }
}

function timesOf(times: RuleCaps['times'], setting: ReadSetting): KnownCaps['times'] {
  return times === undefined ? null : { perDay: amountOf(times.perDay, setting), inAll: amountOf(times.inAll, setting) }
}
