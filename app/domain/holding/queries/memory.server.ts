import { plus, type Instant } from '#app/core/time.ts'
import { mostCompared, sharedDays } from '#app/domain/holding/rules/bars.ts'
import type { LinkCounts } from '#app/domain/holding/rules/shared-host.ts'
import type { Db } from '#db/dialects/dialect.ts'

export type LikeText = { sketch: string; hidden: boolean; at: Instant; postId: string }

/** Texts since then that share a band with these, those that were hidden first. One query. */
export async function likeTexts(db: Db, bands: readonly string[], since: Instant): Promise<LikeText[]> {
  const rows = await db
    .selectFrom('text_sketch_band')
    .innerJoin('text_sketch', 'text_sketch.post_id', 'text_sketch_band.post_id')
    .select(['text_sketch.sketch', 'text_sketch.hidden', 'text_sketch.at', 'text_sketch.post_id'])
    .distinct()
    .where('text_sketch_band.band', 'in', [...bands])
    .where('text_sketch.at', '>=', since)
    .orderBy('text_sketch.hidden', 'desc')
    .limit(mostCompared)
    .execute()
  return rows.map(({ hidden, post_id: postId, ...row }) => ({ ...row, hidden: hidden === 1, postId }))
}

/** What new members linked to each of the hosts lately. One query, none without hosts. @param by who writes now */
export async function linkCounts(
  db: Db,
  hosts: readonly string[],
  { at, by, edited }: { at: Instant; by: string; edited: string | null },
): Promise<Map<string, LinkCounts>> {
  if (hosts.length === 0) return new Map()
  const rows = await db
    .selectFrom('post_host')
    .select((eb) => {
      const others = eb.fn.count<number>('member_id').distinct().filterWhere('member_id', '!=', by)
      return [
        'host',
        others.as('week'),
        others.filterWhere('at', '>=', plus(at, { hours: -1 })).as('hour'),
        eb.fn.countAll<number>().filterWhere('member_id', '=', by).as('own'),
      ]
    })
    .where('host', 'in', [...hosts])
    .where('at', '>=', plus(at, { days: -sharedDays }))
    .where('post_id', '!=', edited ?? '')
    .groupBy('host')
    .execute()
  return new Map(
    rows.map(({ host, week, hour, own }) => [host, { week: Number(week), hour: Number(hour), own: Number(own) }]),
  )
}
