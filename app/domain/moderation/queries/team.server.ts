import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** When items of these kinds were opened and decided by people since then. */
export async function decidedSince(
  db: Db,
  kinds: readonly string[],
  since: Instant,
): Promise<{ openedAt: Instant; decidedAt: Instant }[]> {
  const rows = await db
    .selectFrom('review_item')
    .select(['opened_at', 'decided_at'])
    .where('state', '=', 'decided')
    .where('kind', 'in', [...kinds])
    .where('decided_by', 'is not', null)
    .where('decided_at', '>=', since)
    .execute()
  return rows.map(({ opened_at, decided_at }) => ({ openedAt: opened_at, decidedAt: decided_at ?? opened_at }))
}

/** Decisions that restricted something since then, and how many of them were undone or overturned. */
export async function overturnedSince(db: Db, since: Instant): Promise<{ made: number; overturned: number }> {
  const row = await db
    .selectFrom('moderation_decision as d')
    .leftJoin('moderation_decision as r', (join) =>
      join.onRef('r.reverses_id', '=', 'd.id').on('r.reversal', 'in', ['undone', 'overturned']),
    )
    .select((eb) => [eb.fn.countAll<number>().as('made'), eb.fn.count<number>('r.id').as('overturned')])
    .where('d.at', '>=', since)
    .where('d.reverses_id', 'is', null)
    .where('d.decided_automatically', '=', 0)
    .executeTakeFirstOrThrow()
  return { made: Number(row.made), overturned: Number(row.overturned) }
}
