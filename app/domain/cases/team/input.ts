import { z } from 'zod'
import { isDay } from '#app/core/time.ts'
import { caseCategories } from '#app/domain/cases/case.ts'

const day = z.string().trim().refine(isDay, 'work.errors.noDay')

/** Both days belong to the absence, in the community's time zone. `to` null, or empty in a form: until further notice. */
export const absenceShape = z
  .object({
    from: day,
    to: z
      .literal('')
      .transform(() => null)
      .or(day)
      .nullish()
      .transform((value) => value ?? null),
  })
  .refine(({ from, to }) => to === null || to >= from, { path: ['to'], message: 'work.errors.endsBefore' })
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
