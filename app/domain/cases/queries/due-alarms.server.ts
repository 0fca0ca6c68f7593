import type { Tx } from '#app/core/write.server.ts'

/** Cases of which something is to be told by now, what is due first before the rest. By the index of `tell_at`. */
export async function dueAlarms({ db, at }: Pick<Tx, 'db' | 'at'>, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('clock_alarm')
    .select((eb) => ['case_id', eb.fn.min('due_at').as('due')])
    .where('tell_at', '<=', at)
    .groupBy('case_id')
    .orderBy('due')
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map(({ case_id }) => case_id)
}
