import { z } from 'zod'
import { block, line, optionalBlock, optionalLine } from '#app/core/text-shapes.ts'
import { blockShape } from '#app/domain/holding/input.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import { sanctionKinds } from '#app/registry/restrictions.ts'
import { appealGrounds } from './appeals/appeal.ts'
import { spamChoices } from './spam/spam-choice.ts'

/** Hours of the longest silence or suspension that a moderator can give: two years. */
const mostHours = 17_520

const hoursShape = z.coerce.number().int().min(1).max(mostHours)
/** The key of a rule of the guidelines; whether there is one is found out where the decision is written down. */
export const ruleShape = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
export const reasonShape = block(2_000)

/** `hours` left out: the step of the ladder that comes next. `law` '': a breach of the rules alone. */
export const sanctionShape = z.object({
  kind: z.enum(sanctionKinds),
  hours: hoursShape.optional(),
  rule: ruleShape.default(generalRule),
  reason: reasonShape,
  law: optionalLine(200).default(''),
  /** Ids of the posts that it is about. */
  evidence: z.array(z.string().max(40)).max(20).default([]),
})
export type SanctionInput = z.output<typeof sanctionShape>

export const liftShape = z.object({ reason: reasonShape })

/** `sanction`: none, the next step of the ladder, or a kind. `note` may be empty where a template says it. */
export const postDecisionShape = z.object({
  decision: z.enum(['hide', 'dismiss', 'keep']),
  note: optionalBlock(2_000).default(''),
  rule: ruleShape.default(generalRule),
  law: optionalLine(200).default(''),
  sanction: z.enum(['none', 'next', ...sanctionKinds]).default('none'),
  hours: hoursShape.nullable().default(null),
  templateId: z
    .string()
    .max(40)
    .transform((id) => (id === '' ? null : id))
    .nullable()
    .default(null),
})
export type PostDecisionInput = z.output<typeof postDecisionShape>

/** The same about a message, which stays where it is. */
export const messageDecisionShape = postDecisionShape.extend({ decision: z.enum(['breach', 'dismiss', 'keep']) })
export type MessageDecisionInput = z.output<typeof messageDecisionShape>

const several = z
  .union([
    z.array(z.string().max(253)).max(50),
    z
      .string()
      .max(253)
      .transform((one) => [one]),
  ])
  .default([])

/** A decision about spam: whom it is about, what becomes of them, and what is blocked for how many days. */
export const spamShape = z.object({
  by: z.enum(spamChoices),
  value: z.string().min(1).max(300),
  sanction: z.enum(['ban', 'suspension']).default('ban'),
  note: reasonShape,
  days: blockShape.shape.days,
  host: several,
  addresses: several,
  mailDomain: several,
})
export type SpamInput = z.output<typeof spamShape>

export const appealShape = z.object({ ground: z.enum(appealGrounds).default('other'), body: block(2_000, 20) })
export type AppealInput = z.output<typeof appealShape>

export const templateShape = z.object({ title: line(100), rule: ruleShape, en: block(1_500), ko: block(1_500) })
export type TemplateInput = z.output<typeof templateShape>
