import { z } from 'zod'
import { block, optionalLine } from '#app/core/text-shapes.ts'
import { communityRuleKeys } from '#app/registry/community-rules.ts'
import { sanctionKinds } from '#app/registry/restrictions.ts'

/** Hours of the longest silence or suspension that a moderator can give: two years. */
const mostHours = 17_520

const ruleShape = z.enum(communityRuleKeys)
const reasonShape = block(2_000)

/** `hours` left out: the step of the ladder that comes next. `law` '': a breach of the rules alone. */
export const sanctionShape = z.object({
  kind: z.enum(sanctionKinds),
  hours: z.coerce.number().int().min(1).max(mostHours).optional(),
  rule: ruleShape.default('general'),
  reason: reasonShape,
  law: optionalLine(200).default(''),
  /** Ids of the posts that it is about. */
  evidence: z.array(z.string().max(40)).max(20).default([]),
})
export type SanctionInput = z.output<typeof sanctionShape>

export const liftShape = z.object({ reason: reasonShape })
