import type { Instant } from '#app/core/time.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Reasons of flags about what is hard to read or look at. */
const hardReasons = ['abuse', 'illegal'] as const
/** The same of legal requests. */
const hardItemReasons: readonly string[] = ['legal.hatred', 'legal.childAbuse']

/**
 * Which of these items are about what is hard to read: reported as abusive or illegal, held for a blocked word, or named
 * so by a legal request. One query.
 */
export async function hardItems(
  db: Db,
  items: readonly Pick<ReviewItem, 'id' | 'reason' | 'evidence'>[],
): Promise<Set<string>> {
  if (items.length === 0) return new Set()
  const rows = await db
    .selectFrom('flag')
    .select('review_item_id as id')
    .distinct()
    .where(
      'review_item_id',
      'in',
      items.map(({ id }) => id),
    )
    .where('reason', 'in', [...hardReasons])
    .where('state', '!=', 'withdrawn')
    .execute()
  const foundOtherwise = items.filter(({ reason, evidence: { causes } }) => {
    return hardItemReasons.includes(reason) || (Array.isArray(causes) && causes.includes('blockedWord'))
  })
  return new Set([...rows, ...foundOtherwise].map(({ id }) => id))
}

/** How many items that were reported as abusive or illegal this moderator decided since then. Only they are told. */
export async function hardItemsOf(db: Db, memberId: string, since: Instant): Promise<number> {
  const row = await db
    .selectFrom('review_item as i')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('i.decided_by', '=', memberId)
    .where('i.state', '=', 'decided')
    .where('i.decided_at', '>=', since)
    .where((eb) =>
      eb.or([
        eb('i.reason', 'in', [...hardItemReasons]),
        eb.exists(
          eb
            .selectFrom('flag')
            .select('flag.id')
            .whereRef('flag.review_item_id', '=', 'i.id')
            .where('flag.reason', 'in', [...hardReasons]),
        ),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
