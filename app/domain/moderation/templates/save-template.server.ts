import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { decisionNotFound } from '#app/domain/moderation/decisions/decision.ts'
import type { TemplateInput } from '#app/domain/moderation/input.ts'
import { decisionTemplate } from '#app/domain/moderation/queries/templates.server.ts'
import { upsertTemplate } from '#app/domain/moderation/store/templates.server.ts'

/** Creates a template of decisions, or changes one. Audited. @returns its id @throws not_found; forbidden */
export async function saveTemplate(
  ctx: Ctx,
  id: string | null,
  { title, rule, en, ko }: TemplateInput,
): Promise<string> {
  authorize(ctx.actor, 'content.moderate')
  return ctx.write(async (tx) => {
    if (id !== null && (await decisionTemplate(tx.db, id)) === null) throw decisionNotFound()
    const row = {
      id: id ?? newId('decisionTemplate'),
      title,
      rule,
      text_en: en,
      text_ko: ko,
      by_id: tx.actor.memberId,
      changed_at: tx.at,
      archived_at: null,
    }
    await upsertTemplate(tx, row)
    await audit(tx, { action: 'template.save', subjectType: 'template', subjectId: row.id, after: { title, rule } })
    return row.id
  })
}
