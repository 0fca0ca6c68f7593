import { fieldName, type ProfileField } from '#app/domain/accounts/fields/field.ts'
import type { Locale } from '#app/i18n/locale.ts'

/** Fields of the profile as a form asks them, in the language of its reader. */
export function askedFields(fields: readonly ProfileField[], locale: Locale) {
  return fields.map((field) => ({
    id: field.id,
    kind: field.kind,
    name: fieldName(field, locale),
    visibility: field.visibility,
    required: field.required,
    choices: field.choices.map((choice) => ({ value: choice.id, text: choice[locale] })),
  }))
}
