import { z } from 'zod'
import { block, optionalBlock } from '#app/core/text-shapes.ts'
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

/** Days that a member can't flag, with the reason that they read. */
export const pauseShape = z.object({ days: z.coerce.number().int().min(1).max(365).default(30), reason: block(1_000) })
