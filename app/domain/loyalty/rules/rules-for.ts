import type { ReadSetting } from '#app/core/reading.ts'
import { earningRules, type EarningRuleName } from '#app/registry/earning-rules.ts'
import type { EventType, RecordedEvent } from '#app/registry/events.ts'
import type { RuleCondition, RuleConditions } from '#app/registry/rule-conditions.ts'
import { amountOf, capsOf, ruleNames, versionAt, type KnownCaps, type RuleBook } from './rule-terms.ts'

/** A rule that applies to one event, with its receiver and what its version in force says. */
export type Claim = {
  rule: EarningRuleName
  version: number
  receiver: string
  /** The member whose act it is; null without one, and for an import. */
  giver: string | null
  caps: KnownCaps
  conditions: RuleConditions
  once: 'event' | 'subject'
  reputation: number
  points: number
  /** The award waits for review. */
  held: boolean
}

/**
 * The claims that the earning rules make for an event, before any limit. Receivers who no longer exist or act on
 * their own content get nothing.
 */
export function claimsOf(event: RecordedEvent, book: RuleBook, setting: ReadSetting): Claim[] {
  const payload = event.payload as Record<string, string | number | null>
  return ruleNames.flatMap((name) => {
    const rule = earningRules[name]
    if (rule.on !== event.type) return []
    const receiver = payload[rule.to]
    if (typeof receiver !== 'string') return []
    if (rule.unless.some((field) => payload[field] === receiver)) return []
    const giver = payload[rule.giver]
    const { version, terms } = versionAt(book, name, event.at)
    const times = 'times' in rule ? Number(payload[rule.times as string]) : 1
    return [
      {
        rule: name,
        version,
        receiver,
        giver: typeof giver === 'string' ? giver : null,
        caps: capsOf(terms.caps, setting),
        conditions: terms.conditions,
        once: rule.once,
        reputation: amountOf(terms.reputation, setting) * times,
        points: amountOf(terms.points, setting) * times,
        // Events from before acts were held have no such field.
        held: 'proof' in rule && typeof payload['held'] === 'string' && payload['held'] !== '',
      },
    ]
  })
}

/**
 * The giver whose awards are counted together; null where no cap counts, and for an award that a condition kept from
 * paying.
 */
export function countedGiver({ caps, giver }: Claim, unmet: RuleCondition | null): string | null {
  return (caps.pairTimes === null && caps.times === null) || unmet !== null ? null : giver
}

/** Names of the rules that listen to this type of event. */
export function rulesOn(type: EventType): EarningRuleName[] {
  return ruleNames.filter((name) => earningRules[name].on === type)
}

/** Event types that some rule listens to. */
export const earningEvents: readonly EventType[] = [...new Set(ruleNames.map((name) => earningRules[name].on))]

/** What an award is about, for links and per-post limits; null for events without a content of their own. */
export function subjectOf(event: RecordedEvent): { type: 'post' | 'story'; id: string } | null {
  if ('postId' in event.payload && typeof event.payload.postId === 'string')
    return { type: 'post', id: event.payload.postId }
  if ('storyId' in event.payload) return { type: 'story', id: event.payload.storyId }
  return null
}
