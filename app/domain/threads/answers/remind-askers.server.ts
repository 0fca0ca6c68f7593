import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { questionsToRemind } from '#app/domain/threads/queries/reminders.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'

const atOnce = 200

/**
 * Reminds askers to choose an answer, once per question, `threads.acceptReminderDays` after the first answer by another
 * member. Imported questions are left out. Records `question.acceptReminded` for each. @returns how many were reminded
 */
export async function remindAskers(ctx: Ctx): Promise<number> {
  const pace = openPace({ most: atOnce })
  let reminded = 0
  for (;;) {
    const size = pace.size()
    const some = await pace.write(ctx, size, (tx) => remindSome(tx, size))
    reminded += some
    if (some < size) return reminded
  }
}

async function remindSome(tx: Tx, limit: number): Promise<number> {
  const before = plus(tx.at, { days: -tx.setting('threads.acceptReminderDays') })
  const questions = await questionsToRemind(tx.db, before, limit)
  for (const { id, author_id: askerId } of questions) {
    if (askerId === null) continue
    await updateThread(tx, id, { accept_reminded_at: tx.at })
    await tx.record('question.acceptReminded', { threadId: id, askerId })
  }
  return questions.length
}
