import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { BlockTable } from '#db/schema/holding.ts'

export type Block = BlockTable

/**
 * The blocks in force that can concern a post: every word, every range of addresses, and of hosts those named. One
 * query.
 */
export function blocksOfPosts(
  db: Db,
  now: Instant,
  hosts: readonly string[],
): Promise<Pick<Block, 'kind' | 'value'>[]> {
  return inForce(db, now)
    .select(['kind', 'value'])
    .where((eb) =>
      eb.or([
        eb('kind', 'in', ['word', 'addresses']),
        ...(hosts.length === 0 ? [] : [eb.and([eb('kind', '=', 'host'), eb('value', 'in', [...hosts])])]),
      ]),
    )
    .execute()
}

function inForce(db: Db, now: Instant) {
  return db
    .selectFrom('block')
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
}
