import { z } from 'zod'
import { blockKindNames } from '#app/registry/block-kinds.ts'
import type { BlockTable } from '#db/schema/holding.ts'
import { instant } from './parts.ts'

export const blockJsonShape = z
  .object({
    id: z.string(),
    kind: z.enum(blockKindNames),
    value: z.string().meta({ description: 'as it is stored: a host in lower case, a range as 203.0.113.0/24' }),
    reason: z.string(),
    inForce: z.boolean(),
    madeAt: instant,
    endsAt: instant.nullable().meta({ description: 'null: no end' }),
    endedAt: instant.nullable().meta({ description: 'when it was ended by hand, or its time was over' }),
    spamDecision: z.string().nullable().meta({ description: 'the decision about spam that made it' }),
  })
  .meta({ id: 'Block' })

/** @param now decides whether it is in force */
export function blockJson(block: BlockTable, now: string): z.output<typeof blockJsonShape> {
  return {
    id: block.id,
    kind: block.kind,
    value: block.value,
    reason: block.reason,
    inForce: block.ended_at === null && (block.until_at === null || block.until_at > now),
    madeAt: block.made_at,
    endsAt: block.until_at,
    endedAt: block.ended_at,
    spamDecision: block.decision_id,
  }
}
