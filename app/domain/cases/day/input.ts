import { z } from 'zod'
import { line } from '#app/core/text-shapes.ts'
import { isDay } from '#app/core/time.ts'

/** Characters of why one comes back to a case. */
const reasonMaxLength = 200

/** `day` in the community's time zone. `promised`: the customer was promised news by then. */
export const reminderShape = z.object({
  day: z.string().trim().refine(isDay, 'work.errors.noDay'),
  reason: line(reasonMaxLength),
  promised: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
})
export type ReminderInput = z.output<typeof reminderShape>
