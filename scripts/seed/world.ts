import type { App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'

/**
 * One act of the demo. Acts are played in the order of their times; equal times keep their order here.
 */
export type Act = { at: Instant; play(): Promise<void> }

/** The demo while it is played: who is who, and what got which id. */
export type World = {
  app: App
  now: Instant
  people: Map<string, Actor>
  /** Thread key → id and slug. */
  threads: Map<string, { id: string; slug: string; openingPostId: string; kind: string }>
  /** `<thread key>/<post key>` → id. */
  posts: Map<string, string>
  stories: Map<string, string>
  caseNumbers: Map<string, number>
}

/** A context in which this person acts at that time. Quiet: the plot says itself when staff notice a complaint. */
export function actAs(world: World, handle: string, at: Instant): Ctx {
  const actor = world.people.get(handle)
  if (actor === undefined) throw new Error(`nobody in the cast is called ${handle}`)
  // What the demo tells of was looked at by its moderators long ago.
  return world.app.context({ actor: { ...actor, trustLevel: Math.max(1, actor.trustLevel) } }, { at, quiet: true })
}

export function hoursAfter(start: Instant, hours: number): Instant {
  return plus(start, { ms: Math.round(hours * 3_600_000) })
}

/** The plot moves with the present; what would lie ahead happens just now. */
export function notAfter(at: Instant, now: Instant): Instant {
  return at > now ? now : at
}

/** The id behind a key. @throws Error naming the key that the plot does not have. */
export function known<T>(map: Map<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the plot has no ${key} at this point`)
  return value
}
