import { z } from 'zod'
import { line, optionalBlock, optionalLine, orNull } from '#app/core/text-shapes.ts'
import { causeStates } from './cause.ts'

const causeId = z.string().max(60)
/** Most cases of one bulk act. */
const mostCases = 200

/** Numbers of cases as people type them: "1042, C-1043". */
const numbers = z.preprocess(
  (given) => (typeof given === 'string' ? (given.match(/\d+/gu) ?? []) : given),
  z.array(z.coerce.number().int().min(1).max(2_000_000_000)).min(1, 'causes.errors.noNumbers').max(mostCases),
)

/** `owner`: a handle of staff; `parent`: the cause above. */
export const causeShape = z.object({
  name: line(80, 2),
  note: optionalBlock(4_000).default(''),
  parent: orNull(optionalLine(60)).default(null),
  owner: orNull(optionalLine(60)).default(null),
})
export type CauseInput = z.output<typeof causeShape>

export const moveCauseShape = z.object({ to: z.enum(causeStates) })

export const putCauseShape = z.object({ causeId, numbers })
export type PutCauseInput = z.output<typeof putCauseShape>

export const dropCauseShape = z.object({ causeId, number: z.coerce.number().int().min(1).max(2_000_000_000) })
export type DropCauseInput = z.output<typeof dropCauseShape>

/** An announcement, by its id or its address. */
export const nameFixShape = z.object({ announcement: line(300) })

export const fixAnswerShape = z.object({
  fixed: z.union([z.boolean(), z.enum(['yes', 'no']).transform((text) => text === 'yes')]),
})
