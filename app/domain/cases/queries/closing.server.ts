import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { constant } from '#db/constant.ts'

/** Cases that were resolved before a moment and not closed since, locked; the first resolved first. */
export function casesToClose(
  { db, dialect }: Pick<Tx, 'db' | 'dialect'>,
  resolvedBefore: Instant,
  limit: number,
): Promise<Case[]> {
  return dialect
    .lockRow(
      db
        .selectFrom('case')
        .selectAll()
        .where('resolved_at', 'is not', null)
        .where('resolved_at', '<=', resolvedBefore)
        .where('status', '=', constant('resolved'))
        .where('dismissed', '=', 0)
        .orderBy('resolved_at')
        .limit(limit),
    )
    .execute()
}
