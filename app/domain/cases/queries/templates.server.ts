import type { CaseCategory } from '#app/domain/cases/case.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { ReplyTemplateTable } from '#db/schema/cases.ts'

/** A template with how many answers began with it. `recently`: since the instant that was asked for. */
export type UsedTemplate = ReplyTemplateTable & { recently: number; uses: number }

/** Templates of one page; a site has some dozens, so there is no second page. */
const most = 200

/**
 * Templates by words of their title or texts, those used most since `since` first. One query.
 * @param category those for this category and those for every category; null: all
 */
export async function replyTemplates(
  db: Db,
  { q, category, archived, since }: { q: string; category: CaseCategory | null; archived: boolean; since: string },
  limit = most,
): Promise<UsedTemplate[]> {
  const words = q.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5)
  let query = db
    .selectFrom('reply_template')
    .selectAll()
    .select((eb) => {
      const uses = eb
        .selectFrom('reply_template_use')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('reply_template_use.template_id', '=', 'reply_template.id')
      return [uses.as('uses'), uses.where('reply_template_use.at', '>=', since).as('recently')]
    })
    .where('archived_at', archived ? 'is not' : 'is', null)
    .$if(category !== null, (all) =>
      all.where((eb) => eb.or([eb('category', 'is', null), eb('category', '=', category)])),
    )
    .orderBy('title')
    .orderBy('id')
    .limit(most)
  for (const word of words)
    query = query.where((eb) =>
      eb.or(
        (['title', 'text_en', 'text_ko'] as const).map((column) =>
          eb(eb.fn<string>('lower', [column]), 'like', containing(word)),
        ),
      ),
    )
  const rows = await query.execute()
  return rows
    .map((row) => ({ ...row, uses: Number(row.uses), recently: Number(row.recently) }))
    .toSorted((a, b) => b.recently - a.recently)
    .slice(0, limit)
}

/** The template in use or archived; undefined when there is none. */
export function findReplyTemplate(db: Db, id: string): Promise<ReplyTemplateTable | undefined> {
  return db.selectFrom('reply_template').selectAll().where('id', '=', id).executeTakeFirst()
}

function containing(word: string): string {
  return `%${word.replace(/[%_]/g, ' ')}%`
}
