import { toInstant, type Instant } from '#app/core/time.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The open item of these kinds that has waited longest; null when none is open. One read of the index per kind. */
export async function oldestOpen(
  db: Db,
  kinds: readonly ReviewKind[],
): Promise<{ id: string; openedAt: Instant } | null> {
  const row = await db
    .selectFrom('review_item')
    .select(['id', 'opened_at'])
    .where('state', '=', 'open')
    .where('kind', 'in', [...kinds])
    .orderBy('opened_at')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, openedAt: toInstant(row.opened_at) }
}

/** The open item that has to be decided first, when that is before then; null: none. */
export async function firstDue(db: Db, before: Instant): Promise<{ id: string; dueAt: Instant } | null> {
  const row = await db
    .selectFrom('review_item')
    .select(['id', 'due_at'])
    .where('state', '=', 'open')
    .where('due_at', 'is not', null)
    .where('due_at', '<', before)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at == null ? null : { id: row.id, dueAt: toInstant(row.due_at) }
}
