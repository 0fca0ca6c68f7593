import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { ReplyTemplateInput } from '#app/domain/cases/input.ts'
import { findReplyTemplate } from '#app/domain/cases/queries/templates.server.ts'
import { upsertReplyTemplate } from '#app/domain/cases/store/templates.server.ts'
import type { ReplyTemplateTable } from '#db/schema/cases.ts'
import { unknownVariables } from './fill-template.ts'
import { templateNotFound } from './reply-template.ts'

/**
 * Creates a reply template (`id` null) or changes one; an archived one stays archived. Audited, without its texts.
 * @throws forbidden; not_found; invalid when a text names a variable that does not exist, or there is no text at all
 */
export async function saveReplyTemplate(
  ctx: Ctx,
  id: string | null,
  input: ReplyTemplateInput,
): Promise<ReplyTemplateTable> {
  authorize(ctx.actor, 'case.work')
  for (const language of ['en', 'ko'] as const) {
    const [unknown] = unknownVariables(input[language])
    if (unknown !== undefined) throw refusal(language, 'replies.errors.unknownVariable', { name: `{${unknown}}` })
  }
  if (input.en === '' && input.ko === '') throw refusal('en', 'replies.errors.noText')
  return ctx.write(async (tx) => {
    const before = id === null ? undefined : await findReplyTemplate(tx.db, id)
    if (id !== null && before === undefined) throw templateNotFound()
    const row: ReplyTemplateTable = {
      id: id ?? newId('replyTemplate', msOf(tx.at)),
      title: input.title,
      text_en: input.en,
      text_ko: input.ko,
      category: input.category,
      set_status: input.setStatus,
      set_category: input.setCategory,
      remind_days: input.remindDays,
      by_id: tx.actor.memberId,
      changed_at: tx.at,
      archived_at: before?.archived_at ?? null,
    }
    await upsertReplyTemplate(tx, row)
    await audit(tx, {
      action: 'replyTemplate.save',
      subjectType: 'replyTemplate',
      subjectId: row.id,
      after: {
        title: row.title,
        setStatus: row.set_status,
        setCategory: row.set_category,
        remindDays: row.remind_days,
      },
    })
    return row
  })
}

function refusal(field: string, key: string, params: Record<string, string> = {}): DomainError {
  return new DomainError('invalid', key, { params, fields: { [field]: { key, params } } })
}
