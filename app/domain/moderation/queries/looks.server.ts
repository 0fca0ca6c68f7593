import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Whether this moderator opened the file of that member since then, by the audit log. */
export async function lookedLately(
  db: Db,
  { by, at, since }: { by: string | null; at: string; since: Instant },
): Promise<boolean> {
  const row = await db
    .selectFrom('audit_event')
    .select('id')
    .where('subject_id', '=', at)
    .where('action', '=', 'member.look')
    .where('actor_id', '=', by)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
