import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { ruleOfGround } from '#app/domain/legal-requests/decide-legal-request.server.ts'
import { legalRequests } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import {
  statementPreview,
  type PlannedDecision,
  type StatementPreview,
} from '#app/domain/moderation/decisions/statement-preview.server.ts'
import { postDecisionShape } from '#app/domain/moderation/input.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import { temporaryDays } from '#app/registry/legal-grounds.ts'

const fieldsShape = postDecisionShape.omit({ decision: true })

/** What its form says that the author would be sent; null: there is no account that could be told. */
export async function previewOf(
  ctx: Ctx,
  item: ReviewItem,
  { note, ...fields }: Readonly<Record<string, string>>,
): Promise<StatementPreview | null> {
  if (item.member_id === null) return null
  const said = fieldsShape.parse({ ...fields, hours: fields['hours'] || null, note })
  const planned: PlannedDecision = {
    ...said,
    authorId: item.member_id,
    hides: item.kind !== 'message',
    hidesUntil: item.kind === 'rights-request' ? plus(ctx.now(), { days: temporaryDays }) : null,
  }
  return statementPreview(ctx, { ...planned, rule: await ruleOf(ctx, item, planned.rule) })
}

/** A legal request breaks the rule that its ground names. */
async function ruleOf(ctx: Ctx, { kind, subject_id: id }: ReviewItem, chosen: string): Promise<string> {
  if (kind !== 'rights-request' && kind !== 'illegal-content') return chosen
  const request = (await legalRequests(ctx.read, [id])).get(id)
  return request === undefined ? generalRule : ruleOfGround(ctx, request.ground)
}
