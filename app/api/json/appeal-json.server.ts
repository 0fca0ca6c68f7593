import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { appealGrounds, appealStates } from '#app/domain/moderation/appeals/appeal.ts'
import { decisionNotFound } from '#app/domain/moderation/decisions/decision.ts'
import { findAppeal } from '#app/domain/moderation/queries/appeals.server.ts'
import { instant } from './parts.ts'

export const appealJsonShape = z
  .object({
    id: z.string(),
    decisionId: z.string(),
    state: z.enum(appealStates),
    ground: z.enum(appealGrounds),
    body: z.string(),
    at: instant,
    dueAt: instant,
    question: z.string().nullable(),
    reply: z.string().nullable(),
    decidedAt: instant.nullable(),
    reason: z.string(),
  })
  .meta({ id: 'Appeal' })

export async function appealJson(ctx: Ctx, id: string): Promise<z.output<typeof appealJsonShape>> {
  const appeal = await findAppeal(ctx.read, id)
  if (appeal === null) throw decisionNotFound()
  return {
    id,
    decisionId: appeal.decision_id,
    state: appeal.state,
    ground: appealGrounds.find((one) => one === appeal.ground) ?? 'other',
    body: appeal.body,
    at: appeal.at,
    dueAt: appeal.due_at,
    question: appeal.question,
    reply: appeal.reply,
    decidedAt: appeal.decided_at,
    reason: appeal.reason,
  }
}
