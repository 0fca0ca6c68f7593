import type { ConsentGrantTable, ConsentUse } from '#db/schema/stories.ts'

export type { ConsentUse }
export type ConsentGrant = ConsentGrantTable

/** Where a story may be shown. */
export const consentPlaces = ['community', 'website', 'embed', 'sales'] as const satisfies readonly ConsentUse[]
/** What of the author is shown with it. */
export const consentParts = ['name', 'company', 'photo'] as const satisfies readonly ConsentUse[]
export const consentUses = [...consentPlaces, ...consentParts] as const

/** Version of the sentences beside the consent switches; raise it when their meaning changes. */
export const consentWording = 1

export type ConsentPlace = (typeof consentPlaces)[number]

/** Consent as a form or the API states it. */
export type ConsentInput = { uses: ConsentPlace[]; name: boolean; company: boolean; photo: boolean }

/** The uses of a consent as one list. */
export function usesOf(consent: ConsentInput): ConsentUse[] {
  return [...consent.uses, ...consentParts.filter((part) => consent[part])]
}

/** The uses in force as a form or the API states them. */
export function consentOf(uses: ReadonlySet<ConsentUse>): ConsentInput {
  return {
    uses: consentPlaces.filter((place) => uses.has(place)),
    name: uses.has('name'),
    company: uses.has('company'),
    photo: uses.has('photo'),
  }
}
