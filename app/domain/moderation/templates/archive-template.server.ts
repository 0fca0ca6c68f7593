import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decisionNotFound } from '#app/domain/moderation/decisions/decision.ts'
import { decisionTemplate } from '#app/domain/moderation/queries/templates.server.ts'
import { upsertTemplate } from '#app/domain/moderation/store/templates.server.ts'

/** Takes a template out of use; decisions that named it keep their text. Audited. @throws not_found; forbidden */
export async function archiveTemplate(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'content.moderate')
  await ctx.write(async (tx) => {
    const row = await decisionTemplate(tx.db, id)
    if (row === null) throw decisionNotFound()
    await upsertTemplate(tx, { ...row, archived_at: tx.at })
    await audit(tx, {
      action: 'template.archive',
      subjectType: 'template',
      subjectId: id,
      before: { title: row.title },
    })
  })
}
