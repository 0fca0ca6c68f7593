import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** A text is compared with this many that share a band with it. */
const mostCompared = 50

/** Sketches of advertising that was hidden since then and shares a band with these. One query. */
export async function spamSketches(db: Db, bands: readonly string[], since: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('spam_text_band')
    .innerJoin('spam_text', 'spam_text.post_id', 'spam_text_band.post_id')
    .select('spam_text.sketch')
    .distinct()
    .where('spam_text_band.band', 'in', [...bands])
    .where('spam_text.at', '>=', since)
    .limit(mostCompared)
    .execute()
  return rows.map(({ sketch }) => sketch)
}

/** Those of the hosts that so many new members besides this one linked to since then. One query. */
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
    .groupBy('host')
    .having((eb) => eb(eb.fn.count('member_id').distinct(), '>=', members))
    .execute()
  return rows.map(({ host }) => host)
}
