import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** How many members joined since then with a browser in this range of addresses, counted to `most`. One query. */
export async function newMembersFromRange(db: Db, range: string, since: Instant, most: number): Promise<number> {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('member_device')
        .innerJoin('member', 'member.id', 'member_device.member_id')
        .select('member.id')
        .distinct()
        .where('member_device.range', '=', range)
        .where('member.joined_at', '>=', since)
        .limit(most)
        .as('joined'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
