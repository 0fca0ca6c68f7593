import type { Actor } from '#app/core/actor.ts'
import { isStaff } from '#app/core/actor.ts'
import type { Instant } from '#app/core/time.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { BannerTable } from '#db/schema/site.ts'

export const audiences = ['everybody', 'members', 'staff'] as const satisfies readonly BannerTable['audience'][]

/** What a page shows of a banner. `url` null: no link. */
export type ShownBanner = { id: string; text: string; url: string | null }

/** The ids that banners have, for the cookie of readers who closed one. */
export const bannerId = /^ban_\w{1,40}$/

/** The newest banner that runs now, is for this reader, and was not closed by them; null: none. */
export function shownBanner(
  banners: readonly BannerTable[],
  reader: { actor: Actor; locale: Locale; at: Instant; closed: string | null },
): ShownBanner | null {
  const found = banners.find(
    (banner) =>
      banner.from_at <= reader.at &&
      reader.at < banner.until_at &&
      banner.id !== reader.closed &&
      isFor(reader.actor, banner.audience),
  )
  if (found === undefined) return null
  return { id: found.id, text: reader.locale === 'ko' ? found.text_ko : found.text_en, url: found.url || null }
}

function isFor(actor: Actor, audience: BannerTable['audience']): boolean {
  if (audience === 'everybody') return true
  return audience === 'members' ? actor.memberId !== null : isStaff(actor)
}
