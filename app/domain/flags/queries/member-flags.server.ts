import type { FlagRecord } from '#app/domain/flags/weight.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Flags that a member gave, and those of others about what they wrote: how many, and how they were decided. */
export type MemberFlags = { given: FlagRecord & { all: number }; received: FlagRecord & { all: number } }

/** For the file of a member. Withdrawn flags are left out. Two queries, each by an index. */
export async function memberFlags(db: Db, memberId: string): Promise<MemberFlags> {
  const [given, received] = await Promise.all([counted(db, 'member_id', memberId), counted(db, 'author_id', memberId)])
  return { given, received }
}

async function counted(
  db: Db,
  column: 'member_id' | 'author_id',
  memberId: string,
): Promise<FlagRecord & { all: number }> {
  const rows = await db
    .selectFrom('flag')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where(column, '=', memberId)
    .where('state', '!=', 'withdrawn')
    .groupBy('state')
    .execute()
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0)
  return {
    all: rows.reduce((sum, { n }) => sum + Number(n), 0),
    upheld: of('upheld'),
    rejected: of('rejected'),
  }
}
