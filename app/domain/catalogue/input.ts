import { z } from 'zod'
import { block, line, optionalBlock, optionalLine, orNull } from '#app/core/text-shapes.ts'
import { isDay } from '#app/core/time.ts'
import { isVisible, tidyLine, withoutIgnored } from '#app/core/visible-text.ts'
import { postings } from './posting.ts'
import { newestFirst } from './product-version.ts'
import { tagMaxLength, tagNameOf } from './tag-name.ts'
import { templateMaxLength, threadKinds } from './templates.ts'

/** Names and descriptions in characters. */
const lengths = { name: 60, about: 500, reason: 1_000 } as const

const id = z.string().max(60)
const about = optionalLine(lengths.about).default('')
const template = optionalBlock(templateMaxLength).default('')
const slugOrNull = (max: number) => orNull(optionalLine(max))

/** Who sees a private category. */
export const seeings = ['groups', 'staff'] as const

/** The readable end of an address: lower-case letters, digits and hyphens; Hangul stays Hangul. */
const slug = z
  .string()
  .max(200)
  .transform((text) =>
    withoutIgnored(text)
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  )
  .pipe(z.string().min(1).max(60))

/** The reason of an act on the work of others; it is shown or kept with the act. */
export const reasonShape = block(lengths.reason).overwrite((text) => text.trim())
export const optionalReasonShape = optionalBlock(lengths.reason).default('')

/**
 * `parentId` null: at the top. `posting` and `seeing` null: as in the category above. Templates by kind and language, as a form
 * sends them.
 */
export const categoryShape = z
  .object({
    slug,
    nameEn: line(lengths.name),
    nameKo: line(lengths.name),
    aboutEn: about,
    aboutKo: about,
    parentId: slugOrNull(60),
    posting: z
      .union([z.literal(''), z.enum(postings)])
      .default('')
      .transform((posting) => (posting === '' ? null : posting)),
    seeing: z
      .union([z.literal(''), z.enum(seeings)])
      .default('')
      .transform((seeing) => (seeing === '' ? null : seeing)),
    defaultProduct: slugOrNull(80),
    questionEn: template,
    questionKo: template,
    discussionEn: template,
    discussionKo: template,
    ideaEn: template,
    ideaKo: template,
    announcementEn: template,
    announcementKo: template,
  })
  .transform((given) => ({
    ...given,
    templates: Object.fromEntries(
      threadKinds
        .map((kind) => [kind, { en: given[`${kind}En`], ko: given[`${kind}Ko`] }])
        .filter(([, texts]) => typeof texts === 'object' && (texts.en !== '' || texts.ko !== '')),
    ),
  }))
export type CategoryInput = z.output<typeof categoryShape>

export const shiftShape = z.object({ id, direction: z.enum(['up', 'down']) })
/** `moveTo` null: the threads stay where they are. */
export const archiveCategoryShape = z.object({ id, moveTo: slugOrNull(80) })
export const idShape = z.object({ id })

const versionMaxLength = 40
const mostVersions = 200

/** One version per line, "4.2 2026-11-02", newest first; without a date it is not known. */
const versions = optionalBlock(20_000)
  .default('')
  .transform((text) => text.normalize('NFC').split('\n').map(tidyLine).filter(isVisible).map(versionLine))
  .refine(
    (rows) =>
      rows.length <= mostVersions && rows.every(({ version }) => version !== '' && version.length <= versionMaxLength),
    'catalogue.errors.versions',
  )
  .refine((rows) => rows.every(({ day }) => day === null || isDay(day)), 'catalogue.errors.versionDay')
  .refine(
    (rows) => new Set(rows.map(({ version }) => version.toLowerCase())).size === rows.length,
    'catalogue.errors.versionTwice',
  )

export const productShape = z
  .object({
    slug,
    nameEn: line(lengths.name),
    nameKo: line(lengths.name),
    versions,
    /** `on`: order the versions by their numbers. */
    sortVersions: z.string().optional(),
  })
  .transform(({ versions: rows, sortVersions, ...given }) => {
    const names = rows.map(({ version }) => version)
    const releases = Object.fromEntries(rows.flatMap(({ version, day }) => (day === null ? [] : [[version, day]])))
    return { ...given, versions: sortVersions === undefined ? names : newestFirst(names), releases }
  })
export type ProductInput = z.output<typeof productShape>

const tagName = z.string().max(200).transform(tagNameOf).pipe(z.string().min(1).max(tagMaxLength))

export const describeTagShape = z.object({
  id,
  aboutEn: about,
  aboutKo: about,
})
export const renameTagShape = z.object({ id, name: tagName, reason: optionalReasonShape })
export const mergeTagsShape = z.object({ id, into: tagName, reason: optionalReasonShape })
export const synonymShape = z.object({ id, synonym: tagName })

function versionLine(text: string): { version: string; day: string | null } {
  const found = /^(.*?)[\s,;]+(\d{4}-\d{1,2}-\d{1,2})$/.exec(text)
  return found === null ? { version: text, day: null } : { version: (found[1] ?? '').trim(), day: found[2] ?? null }
}
