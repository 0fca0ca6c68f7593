import { z } from 'zod'
import { block, optionalBlock } from '#app/core/text-shapes.ts'
import { flagReasonKeys, flagReasons, type FlagReason } from '#app/registry/flag-reasons.ts'

const noteLength = 1_000

const fields = { reason: z.enum(flagReasonKeys), note: optionalBlock(noteLength).default('') }
const hasNote = ({ reason, note }: { reason: FlagReason; note: string }) =>
  flagReasons[reason].note === 'optional' || note !== ''
const noteNeeded = { path: ['note'], error: 'flags.errors.noteNeeded' }

/** A flag as its member sends it; some reasons need a text. */
export const flagShape = z.strictObject(fields).refine(hasNote, noteNeeded)
/** The same from a form, which sends fields of its own. */
export const flagFormShape = z.object(fields).refine(hasNote, noteNeeded)
export type FlagInput = z.output<typeof flagShape>

/** Days that a member can't flag, with the reason that they read. */
export const pauseShape = z.object({ days: z.coerce.number().int().min(1).max(365).default(30), reason: block(1_000) })
