import { z } from 'zod'
import { line, optionalLine, orNull } from '#app/core/text-shapes.ts'
import { caseCategories, caseSeverities } from '#app/domain/cases/case.ts'

export const manyCasesActs = ['assign', 'category', 'severity', 'resolve', 'close'] as const

const number = z.coerce.number().int().min(1).max(2_000_000_000)

/** `1042.17`: what the list showed of a case, the last line of its time line. */
const seenOfCase = z
  .string()
  .regex(/^\d{1,10}\.\d{1,9}$/)
  .transform((text) => text.split('.').map(Number) as [number, number])

/** `seen`: of the cases on the page, chosen or not. `handle` null, or empty in a form: without an assignee. `reason`: an internal note of each case. */
export const manyCasesShape = z
  .object({
    numbers: z.union([z.array(number).min(1).max(100), number.transform((one) => [one])], 'work.errors.nothingChosen'),
    seen: z
      .union([z.array(seenOfCase).max(100), seenOfCase.transform((one) => [one])])
      .default([])
      .transform((all) => new Map(all)),
    act: z.enum(manyCasesActs),
    handle: orNull(optionalLine(60)),
    category: z.enum(caseCategories).default('other'),
    severity: z.enum(caseSeverities).default('P3'),
    reason: orNull(optionalLine(500)),
  })
  .refine(({ act, reason }) => act !== 'close' || reason !== null, {
    path: ['reason'],
    message: 'work.errors.reasonMissing',
  })
export type ManyCasesInput = z.output<typeof manyCasesShape>

/** `query`: of the address of the list, without its question mark. */
export const savedFilterShape = z.object({
  name: line(60),
  query: optionalLine(500).default(''),
  shared: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
})
export type SavedFilterInput = z.output<typeof savedFilterShape>
