import { earningRules } from '#app/registry/earning-rules.ts'
import type { EarningRuleName } from '#app/registry/earning-rules.ts'
import type { EventType, RecordedEvent } from '#app/registry/events.ts'
import type { SettingKey, SettingValue } from '#app/registry/settings/index.ts'

/** A rule that applies to one event, with its receiver and what it says today. */
export type Claim = {
  rule: EarningRuleName
  version: number
  receiver: string
  cap: 'day' | 'outside'
  perPost: boolean
  once: 'event' | 'subject'
  reputation: number
  points: number
}

export type ReadSetting = <K extends SettingKey>(key: K) => SettingValue<K>

/** What the earning rules say of an event, before any limit. Receivers that are gone, or act on their own content, get nothing. */
export function claimsOf(event: RecordedEvent, setting: ReadSetting): Claim[] {
  const payload = event.payload as Record<string, string | number | null>
  return (Object.keys(earningRules) as EarningRuleName[]).flatMap((name) => {
    const rule = earningRules[name]
    if (rule.on !== event.type) return []
    const receiver = payload[rule.to]
    if (typeof receiver !== 'string') return []
    if (rule.unless.some((field) => payload[field] === receiver)) return []
    const amount = (key: SettingKey | null): number => (key === null ? 0 : Number(setting(key)))
    return [{ rule: name, version: rule.version, receiver, cap: rule.cap, perPost: rule.perPost, once: rule.once, reputation: amount(rule.reputation), points: amount(rule.points) }]
  })
}

/** Event types that some rule listens to. */
export const earningEvents: readonly EventType[] = [...new Set(Object.values(earningRules).map((rule) => rule.on))]

/** Names of rules whose reputation is bounded per post. */
export const perPostRules: readonly string[] = (Object.keys(earningRules) as EarningRuleName[]).filter((name) => earningRules[name].perPost)

/** What an award is about, for links and per-post limits; null for events without a content of their own. */
export function subjectOf(event: RecordedEvent): { type: 'post' | 'story'; id: string } | null {
  if ('postId' in event.payload && typeof event.payload.postId === 'string') return { type: 'post', id: event.payload.postId }
  if ('storyId' in event.payload) return { type: 'story', id: event.payload.storyId }
  return null
}
