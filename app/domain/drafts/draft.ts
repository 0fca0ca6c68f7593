import { beginningOf } from '#app/core/shorten.ts'
import { isVisible } from '#app/core/visible-text.ts'
import type { DraftTable } from '#db/schema/composer.ts'

export type Draft = DraftTable

/** The fields of forms that a draft keeps; all others, hidden ones too, are dropped. */
export const draftFields = [
  'title',
  'body',
  'translation.title',
  'translation.body',
  'kind',
  'category',
  'product',
  'version',
  'tags',
  'summary',
] as const
export type DraftFields = Partial<Record<(typeof draftFields)[number], string>>

/** Characters per field. Longer than a post may be: a text that is too long to post is still work. */
const longest = 64_000

/** The fields of a draft, out of all fields that a form sent. */
export function draftFieldsOf(entries: Iterable<readonly [string, unknown]>): DraftFields {
  const fields: DraftFields = {}
  for (const [name, value] of entries) {
    const known = draftFields.find((field) => field === name)
    if (known !== undefined && typeof value === 'string' && value !== '')
      fields[known] = beginningOf(value.replace(/\r\n?/g, '\n'), longest)
  }
  return fields
}

/** Whether the draft has a title or a text; choices alone are not kept. */
export function isWorthKeeping({ title, body }: DraftFields): boolean {
  return isVisible(title ?? '') || isVisible(body ?? '')
}

export function sameFields(one: DraftFields, other: DraftFields): boolean {
  return draftFields.every((field) => (one[field] ?? '') === (other[field] ?? ''))
}

/** What a page shows of a draft. `kept`: the text that gave way to it on another device. */
export type DraftView = {
  place: string
  fields: DraftFields
  kept: DraftFields | null
  revision: number
  savedAt: string
}

export function draftView({ place, fields, kept, revision, saved_at }: Draft): DraftView {
  return {
    place,
    fields: JSON.parse(fields) as DraftFields,
    kept: kept === null ? null : (JSON.parse(kept) as DraftFields),
    revision,
    savedAt: saved_at,
  }
}
