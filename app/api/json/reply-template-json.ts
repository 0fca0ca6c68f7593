import { z } from 'zod'
import { caseCategories } from '#app/domain/cases/case.ts'
import { templateStatuses } from '#app/domain/cases/input.ts'
import type { ReplyTemplateTable } from '#db/schema/cases.ts'
import { instant } from './parts.ts'

export const replyTemplateShape = z
  .object({
    id: z.string(),
    title: z.string(),
    category: z.enum(caseCategories).nullable(),
    en: z.string(),
    ko: z.string(),
    setStatus: z.enum(templateStatuses).nullable(),
    setCategory: z.enum(caseCategories).nullable(),
    remindDays: z.int().nullable(),
    changedAt: instant,
    archivedAt: instant.nullable(),
  })
  .meta({ id: 'ReplyTemplate' })

export function replyTemplateJson(row: ReplyTemplateTable): z.output<typeof replyTemplateShape> {
  return {
    id: row.id,
    title: row.title,
    category: row.category,
    en: row.text_en,
    ko: row.text_ko,
    setStatus: row.set_status,
    setCategory: row.set_category,
    remindDays: row.remind_days,
    changedAt: row.changed_at,
    archivedAt: row.archived_at,
  }
}
