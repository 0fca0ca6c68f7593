import { z } from 'zod'
import { line, optionalBlock, optionalLine } from '#app/core/text-shapes.ts'
import { fieldKinds, fieldVisibilities, valueMaxLength } from './field.ts'

const nameMaxLength = 60
const flag = z.union([z.literal('on').transform(() => true), z.boolean()]).default(false)

/** `choices`: one per line, "English | Korean"; one name counts for both. */
export const profileFieldShape = z.object({
  kind: z.enum(fieldKinds),
  nameEn: line(nameMaxLength),
  nameKo: line(nameMaxLength),
  choices: optionalBlock(4_000)
    .default('')
    .transform((text) =>
      text
        .split('\n')
        .map((one) => one.split('|', 2).map((name) => name.trim().slice(0, nameMaxLength)))
        .filter(([en = '']) => en !== '')
        .map(([en = '', ko = '']) => ({ en, ko: ko === '' ? en : ko })),
    ),
  visibility: z.enum(fieldVisibilities),
  required: flag,
  atRegistration: flag,
})

export type ProfileFieldInput = z.output<typeof profileFieldShape>

/** What a member answered, by the id of the field; '' for no answer. */
export const fieldValuesShape = z.record(z.string().max(60), optionalLine(valueMaxLength)).default({})
