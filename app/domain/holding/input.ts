import { z } from 'zod'
import { line } from '#app/core/text-shapes.ts'
import { blockDays, blockKindNames } from '#app/registry/block-kinds.ts'

/** `days` 0: the block has no end. */
export const blockShape = z.object({
  kind: z.enum(blockKindNames),
  value: line(200),
  reason: line(300),
  days: z.coerce
    .number()
    .refine((days) => (blockDays as readonly number[]).includes(days), 'blocks.problem.days')
    .default(0),
})
export type BlockInput = z.output<typeof blockShape>
