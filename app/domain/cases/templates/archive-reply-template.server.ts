import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { findReplyTemplate } from '#app/domain/cases/queries/templates.server.ts'
import { upsertReplyTemplate } from '#app/domain/cases/store/templates.server.ts'
import { templateNotFound } from './reply-template.ts'

/**
 * Takes a reply template out of use, or brings it back (`archived` false). Answers that began with it stay as they are.
 * Audited when something changed. @throws forbidden; not_found
 */
export async function archiveReplyTemplate(
  ctx: Ctx,
  { id, archived }: { id: string; archived: boolean },
): Promise<void> {
  authorize(ctx.actor, 'case.work')
  await ctx.write(async (tx) => {
    const row = await findReplyTemplate(tx.db, id)
    if (row === undefined) throw templateNotFound()
    if ((row.archived_at !== null) === archived) return
    await upsertReplyTemplate(tx, { ...row, archived_at: archived ? tx.at : null })
    await audit(tx, {
      action: archived ? 'replyTemplate.archive' : 'replyTemplate.unarchive',
      subjectType: 'replyTemplate',
      subjectId: id,
      after: { title: row.title },
    })
  })
}
