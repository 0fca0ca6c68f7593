import { z } from 'zod'
import { block, optionalBlock } from '#app/core/text-shapes.ts'
import { isDay } from '#app/core/time.ts'

/** Characters of a text in one language: a long set of terms has 30,000. */
export const documentMaxLength = 60_000
export const noteMaxLength = 500

export const documentShape = z.object({
  textEn: block(documentMaxLength),
  textKo: block(documentMaxLength),
  noteEn: optionalBlock(noteMaxLength).default(''),
  noteKo: optionalBlock(noteMaxLength).default(''),
  /** Whether members are asked to agree to this version. */
  asks: z.union([z.literal('on').transform(() => true), z.boolean()]).default(false),
})

export const publicationShape = documentShape.extend({
  /** The community day from which it is in force; '' or left out: now. */
  validFrom: z
    .union([z.literal(''), z.string().refine(isDay, 'legal.errors.day')])
    .default('')
    .transform((day) => (day === '' ? null : day)),
})

export type DocumentInput = z.output<typeof documentShape>
export type PublicationInput = z.output<typeof publicationShape>
