import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { noticesToAsk } from '#app/domain/cases/queries/fixes.server.ts'
import { updateNotice } from '#app/domain/cases/store/causes.server.ts'

const atOnce = 200

/**
 * Asks those who were told of a fix whether it is fixed for them, `cases.fixAskDays` later and once; not while the cause
 * is open again. Records `cause.fixAsked` for each. @returns how many were asked
 */
export async function askIfFixed(ctx: Ctx): Promise<number> {
  const pace = openPace({ most: atOnce })
  for (let asked = 0; ;) {
    const size = pace.size()
    const some = await pace.write(ctx, size, (tx) => askSome(tx, size))
    asked += some
    if (some < size) return asked
  }
}

async function askSome(tx: Tx, limit: number): Promise<number> {
  const before = plus(tx.at, { days: -tx.setting('cases.fixAskDays') })
  const notices = await noticesToAsk(tx.db, before, limit)
  for (const { id: noticeId, member_id: memberId } of notices) {
    await updateNotice(tx, noticeId, { asked_at: tx.at })
    await tx.record('cause.fixAsked', { noticeId, memberId })
  }
  return notices.length
}
