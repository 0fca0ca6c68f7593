import type { Ctx } from '#app/core/context.server.ts'
import { shorten } from '#app/core/shorten.ts'
import { plus } from '#app/core/time.ts'
import type { CaseCategory } from '#app/domain/cases/case.ts'
import { replyTemplates } from '#app/domain/cases/queries/templates.server.ts'
import { recentDays, textFor } from '#app/domain/cases/templates/reply-template.ts'
import { urls } from '#app/views/urls.ts'

const beginningLength = 160
/** Templates beside the box of a case. */
export const templatesShown = 8

/** A reply template as a list shows it. `incomplete`: the only language it has. */
export type TemplateLine = Awaited<ReturnType<typeof templateLines>>[number]

/** Reply templates that match, with the beginning of their text in the reader's language. */
export async function templateLines(
  ctx: Ctx,
  filter: { q: string; category: CaseCategory | null; archived: boolean },
  limit?: number,
) {
  const since = plus(ctx.now(), { days: -recentDays })
  const found = await replyTemplates(ctx.read, { ...filter, since }, limit)
  return found.map((row) => ({
    id: row.id,
    href: urls.replyTemplate(row.id),
    title: row.title,
    beginning: shorten(textFor(row, ctx.locale).replace(/\s+/g, ' '), beginningLength),
    lang: (ctx.locale === 'ko' ? row.text_ko !== '' : row.text_en === '') ? ('ko' as const) : ('en' as const),
    category: row.category,
    recently: row.recently,
    uses: row.uses,
    archived: row.archived_at !== null,
    incomplete: row.text_ko === '' ? ('en' as const) : row.text_en === '' ? ('ko' as const) : null,
    setStatus: row.set_status,
    setCategory: row.set_category,
    remindDays: row.remind_days,
  }))
}
