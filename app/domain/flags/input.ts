import { z } from 'zod'
import { optionalBlock } from '#app/core/text-shapes.ts'
import { flagReasonKeys, flagReasons } from '#app/registry/flag-reasons.ts'

const noteLength = 1_000

/** A flag as its member sends it; some reasons need a text. */
export const flagShape = z
  .strictObject({ reason: z.enum(flagReasonKeys), note: optionalBlock(noteLength).default('') })
  .refine(({ reason, note }) => flagReasons[reason].note === 'optional' || note !== '', {
    path: ['note'],
    error: 'flags.errors.noteNeeded',
  })
export type FlagInput = z.output<typeof flagShape>
