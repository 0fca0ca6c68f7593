import { toInstant, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { runningStatuses, type SlaClockName } from '#app/domain/cases/clock/clock.ts'
import { constant } from '#db/constant.ts'

const columns = {
  firstResponse: { due: 'first_response_due_at', told: 'first_response_told', ended: 'first_responded_at' },
  resolution: { due: 'resolution_due_at', told: 'resolution_told', ended: 'resolved_at' },
} as const

/**
 * The cases whose promise is late (due before `late`) or falls due by `soon`, and of which staff were not told so yet;
 * the earliest first, locked. By the index of that promise. @param until `soon` null: late ones alone
 */
export async function casesFallingDue(
  { db, dialect }: Pick<Tx, 'db' | 'dialect'>,
  clock: SlaClockName,
  until: { soon: Instant | null; late: Instant },
  limit: number,
): Promise<{ id: string; dueAt: Instant }[]> {
  const { due, told, ended } = columns[clock]
  const rows = await dialect
    .lockRow(
      db
        .selectFrom('case')
        .select(['id', `${due} as due_at`])
        .where(told, '!=', constant('breached'))
        .where(ended, 'is', null)
        .where(due, '<=', until.soon ?? until.late)
        .where((eb) =>
          eb.or([eb(due, '<', until.late), ...(until.soon === null ? [] : [eb(told, '=', constant('nothing'))])]),
        )
        .where('status', 'in', [...runningStatuses])
        .where('dismissed', '=', 0)
        .orderBy(due)
        .limit(limit),
    )
    .execute()
  return rows.map(({ id, due_at }) => ({ id, dueAt: toInstant(due_at) }))
}
