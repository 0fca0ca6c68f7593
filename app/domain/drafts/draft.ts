import type { DraftTable } from '#db/schema/composer.ts'

export type Draft = DraftTable

/** What a draft keeps: the fields of the forms that have drafts. Others are hidden fields or none of its business. */
export const draftFields = ['title', 'body', 'kind', 'category', 'product', 'version', 'tags', 'summary'] as const
export type DraftFields = Partial<Record<(typeof draftFields)[number], string>>

/** Longer than a post may be: a text that is too long is still somebody's work. In characters, per field. */
const longest = 64_000

/** The fields of a draft out of everything a form sent. */
export function draftFieldsOf(entries: Iterable<readonly [string, unknown]>): DraftFields {
  const fields: DraftFields = {}
  for (const [name, value] of entries) {
    const known = draftFields.find((field) => field === name)
    if (known !== undefined && typeof value === 'string' && value !== '')
      fields[known] = value.replace(/\r\n?/g, '\n').slice(0, longest)
  }
  return fields
}

/** Whether anybody would miss it: choices alone are no text. */
export function isWorthKeeping({ title, body }: DraftFields): boolean {
  return (title ?? '').trim() !== '' || (body ?? '').trim() !== ''
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
