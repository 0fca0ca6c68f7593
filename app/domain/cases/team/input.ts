import { z } from 'zod'
import { isDay } from '#app/core/time.ts'
import { caseCategories } from '#app/domain/cases/case.ts'

const day = z.string().trim().refine(isDay, 'work.errors.noDay')

const absenceDays = z.object({
  from: day,
  to: z
    .literal('')
    .transform(() => null)
    .or(day)
    .nullish()
    .transform((value) => value ?? null),
})
const inOrder = ({ from, to }: z.output<typeof absenceDays>) => to === null || to >= from
const outOfOrder = { path: ['to'], message: 'work.errors.endsBefore' }

/** Both days belong to the absence, in the community's time zone. `to` null, or empty in a form: until further notice. */
export const absenceShape = absenceDays.refine(inOrder, outOfOrder)
/** The same with whose it is, for programs. */
export const absenceOfShape = absenceDays
  .extend({ handle: z.string().max(60) })
  .strict()
  .refine(inOrder, outOfOrder)
export type AbsenceInput = z.output<typeof absenceShape>

const listOf = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .union([z.array(shape).max(100), shape.transform((one) => [one])])
    .optional()
    .transform((list) => list ?? [])

/** Products by id. An empty list: everything of that kind. */
export const competenceShape = z.object({
  language: listOf(z.enum(['ko', 'en'])),
  product: listOf(z.string().max(60)),
  category: listOf(z.enum(caseCategories)),
})
export type CompetenceInput = z.output<typeof competenceShape>
