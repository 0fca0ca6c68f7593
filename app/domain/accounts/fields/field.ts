import { z } from 'zod'
import { isStaff, type Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { ProfileFieldTable } from '#db/schema/accounts.ts'

export const fieldKinds = ['text', 'choice', 'link'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** public: everybody; staff: the member and staff; private: the member and admins. */
export const fieldVisibilities = ['public', 'staff', 'private'] as const
export type FieldVisibility = (typeof fieldVisibilities)[number]

/** `id` stays when a choice gets another name. */
export type FieldChoice = { id: string; en: string; ko: string }

/** A field of the profile that an admin declared. `choices` empty for the other kinds. */
export type ProfileField = {
  id: string
  kind: FieldKind
  nameEn: string
  nameKo: string
  choices: FieldChoice[]
  visibility: FieldVisibility
  required: boolean
  atRegistration: boolean
}

/** Characters of a value. */
export const valueMaxLength = 200
/** Fields of a site: a form that asks more is not filled in. */
export const mostFields = 20

const choicesShape = z.array(z.object({ id: z.string(), en: z.string(), ko: z.string() }))
const link = z.url({ protocol: /^https?$/ })

export function fieldOfRow(row: ProfileFieldTable): ProfileField {
  return {
    id: row.id,
    kind: row.kind,
    nameEn: row.name_en,
    nameKo: row.name_ko,
    choices: choicesShape.parse(JSON.parse(row.choices)),
    visibility: row.visibility,
    required: row.required === 1,
    atRegistration: row.at_registration === 1,
  }
}

export function fieldName(field: Pick<ProfileField, 'nameEn' | 'nameKo'>, locale: Locale): string {
  return locale === 'ko' ? field.nameKo : field.nameEn
}

/** A value as readers see it; '' for a choice that is no longer there. */
export function shownValue(field: ProfileField, value: string, locale: Locale): string {
  return field.kind === 'choice' ? (field.choices.find(({ id }) => id === value)?.[locale] ?? '') : value
}

/** Whether this reader may see the value of a member. */
export function maySeeField(actor: Actor, visibility: FieldVisibility, memberId: string): boolean {
  if (visibility === 'public' || actor.memberId === memberId) return true
  return visibility === 'staff' ? isStaff(actor) : can(actor, 'member.administer')
}

/** What is wrong with a value, as a key of a text; null: nothing. @param value '' for none */
export function valueProblem(field: ProfileField, value: string): string | null {
  if (value === '') return field.required ? 'common.field.required' : null
  if (field.kind === 'choice') return field.choices.some(({ id }) => id === value) ? null : 'common.field.required'
  return field.kind === 'link' && !link.safeParse(value).success ? 'accounts.problem.fieldLink' : null
}
