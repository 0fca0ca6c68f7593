import type { Instant } from '#app/core/time.ts'
import { mostCompared } from '#app/domain/holding/rules/bars.ts'
import type { Db } from '#db/dialects/dialect.ts'

export type LikeText = { sketch: string; hidden: boolean; at: Instant; authorId: string | null }

/** Texts since then that share a band with these, those that were hidden first. One query. */
export async function likeTexts(db: Db, bands: readonly string[], since: Instant): Promise<LikeText[]> {
  const rows = await db
    .selectFrom('text_sketch_band')
    .innerJoin('text_sketch', 'text_sketch.post_id', 'text_sketch_band.post_id')
    .innerJoin('post', 'post.id', 'text_sketch.post_id')
    .select(['text_sketch.sketch', 'text_sketch.hidden', 'text_sketch.at', 'post.author_id'])
    .distinct()
    .where('text_sketch_band.band', 'in', [...bands])
    .where('text_sketch.at', '>=', since)
    .orderBy('text_sketch.hidden', 'desc')
    .limit(mostCompared)
    .execute()
  return rows.map(({ hidden, author_id: authorId, ...row }) => ({ ...row, hidden: hidden === 1, authorId }))
}

/**
 * Those of the hosts that so many new members besides this one linked to since then, and that are new to the site: what
 * a member linked to earlier, in a post that stayed or that a moderator kept, is known. One query.
 */
export async function sharedHosts(
  db: Db,
  hosts: readonly string[],
  { since, members, not }: { since: Instant; members: number; not: string },
): Promise<string[]> {
  if (hosts.length === 0) return []
  const rows = await db
    .selectFrom('post_host')
    .select('host')
    .where('host', 'in', [...hosts])
    .where('at', '>=', since)
    .where('member_id', '!=', not)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('post_host as earlier')
            .innerJoin('post', 'post.id', 'earlier.post_id')
            .select('earlier.host')
            .whereRef('earlier.host', '=', 'post_host.host')
            .where('post.state', '=', 'visible')
            .where((of) =>
              of.or([
                of('earlier.at', '<', since),
                of.exists(
                  of
                    .selectFrom('review_item')
                    .select('review_item.id')
                    .whereRef('review_item.subject_id', '=', 'post.id')
                    .where('review_item.kind', '=', 'post')
                    .where('review_item.decision', '=', 'keep'),
                ),
              ]),
            ),
        ),
      ),
    )
    .groupBy('host')
    .having((eb) => eb(eb.fn.count('member_id').distinct(), '>=', members))
    .execute()
  return rows.map(({ host }) => host)
}
