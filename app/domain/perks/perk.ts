import type { Instant } from '#app/core/time.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { perkKinds, type PerkKind } from '#app/registry/perk-kinds.ts'
import type { PerkRevisionTable, PerkTable } from '#db/schema/perks.ts'

export type Perk = PerkTable
export type PerkRevision = PerkRevisionTable
export type Delivery = Perk['delivery']

/** Whether a perk can be redeemed as far as its dates and its state allow. */
export type Season = 'open' | 'upcoming' | 'ended' | 'archived'

/** The season of a perk at a moment; `valid_until` itself is over. */
export function seasonOf(perk: Pick<Perk, 'state' | 'valid_from' | 'valid_until'>, at: Instant): Season {
  if (perk.state === 'archived') return 'archived'
  if (perk.valid_from !== null && at < perk.valid_from) return 'upcoming'
  return perk.valid_until !== null && at >= perk.valid_until ? 'ended' : 'open'
}

/** The terms of a redemption as of its request; later changes of the perk do not change them. */
export type Agreed = {
  slug: string
  kind: PerkKind
  title: { en: string; ko: string }
  quantity: number | null
  unit: string | null
}

/** The terms of a request for the perk as it is now. */
export function agreedOf(perk: Perk): Agreed {
  return {
    slug: perk.slug,
    kind: perk.kind,
    title: { en: perk.title_en, ko: perk.title_ko },
    quantity: perk.quantity,
    unit: perkKinds[perk.kind].quantity?.unit ?? null,
  }
}

/** The terms as the column `agreed` of a redemption stores them. */
export function readAgreed(text: string): Agreed {
  return JSON.parse(text) as Agreed
}

/** Title and description in the reader's language. */
export function wordsOf(
  perk: Pick<Perk, 'title_en' | 'title_ko' | 'about_en' | 'about_ko'>,
  locale: Locale,
): { title: string; about: string } {
  return locale === 'ko'
    ? { title: perk.title_ko, about: perk.about_ko }
    : { title: perk.title_en, about: perk.about_en }
}
