import type { Db } from '#db/dialects/dialect.ts'
import type { DecisionTemplateTable } from '#db/schema/moderation.ts'

/** A template in use; null when there is none. */
export async function decisionTemplate(db: Db, id: string): Promise<DecisionTemplateTable | null> {
  const row = await db
    .selectFrom('decision_template')
    .selectAll()
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Every template in use, by title. */
export function decisionTemplates(db: Db): Promise<DecisionTemplateTable[]> {
  return db
    .selectFrom('decision_template')
    .selectAll()
    .where('archived_at', 'is', null)
    .orderBy('title')
    .orderBy('id')
    .execute()
}
