import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { casesToClose } from '#app/domain/cases/queries/closing.server.ts'
import { transitionCaseIn } from '#app/domain/cases/work/transition-case-in.server.ts'

const atOnce = 200

/**
 * Closes cases that were resolved `cases.reopenDays` ago: their customers can no longer reopen them. Records
 * `case.moved` for each. @returns how many were closed
 */
export async function closeResolved(ctx: Ctx): Promise<number> {
  const pace = openPace({ most: atOnce })
  for (let closed = 0; ;) {
    const size = pace.size()
    const some = await pace.write(ctx, size, (tx) => closeSome(tx, size))
    closed += some
    if (some < size) return closed
  }
}

async function closeSome(tx: Tx, limit: number): Promise<number> {
  const before = plus(tx.at, { days: -tx.setting('cases.reopenDays') })
  const rows = await casesToClose(tx, before, limit)
  for (const row of rows) await transitionCaseIn(tx, row, 'close')
  return rows.length
}
