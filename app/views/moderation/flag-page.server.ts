import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { findFlag } from '#app/domain/flags/queries/flags.server.ts'
import { pauseOf } from '#app/domain/flags/queries/pauses.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { FlaggedType } from '#app/registry/flag-reasons.ts'

export type FlagPageData = Awaited<ReturnType<typeof flagPage>>

/** Where the page leads back to. */
export type FlagTrail = { text: string; href: string; lang?: Locale | null }

/** The reader's flag of that thing, whether they may flag now, and the way back. Two queries. */
export async function flagPage(ctx: Ctx, type: FlaggedType, id: string, trail: FlagTrail) {
  const memberId = signedIn(ctx.actor)
  const [flag, pause] = await Promise.all([
    findFlag(ctx.read, memberId, type, id),
    pauseOf(ctx.read, memberId, ctx.now()),
  ])
  return {
    type,
    back: trail.href,
    trail: [trail],
    flag: flag && { id: flag.id, state: flag.state, reason: flag.reason, note: flag.note },
    pause: pause && { until: pause.until_at, reason: pause.reason },
  }
}
