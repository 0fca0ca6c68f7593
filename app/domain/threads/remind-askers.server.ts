import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { questionsToRemind } from './queries/reminders.server.ts'
import { updateThread } from './store.server.ts'

const atOnce = 200

/**
 * Reminds those who asked to choose an answer, once for a question and `threads.acceptReminderDays` after the first
 * answer of somebody else. Imported questions are left alone. Records `question.acceptReminded` for each. @returns how
 * many were reminded
 */
export async function remindAskers(ctx: Ctx): Promise<number> {
  return ctx.write(async (tx) => {
    const questions = await questionsToRemind(
      tx.db,
      plus(tx.at, { days: -tx.setting('threads.acceptReminderDays') }),
      atOnce,
    )
    for (const { id, author_id: askerId } of questions) {
      if (askerId === null) continue
      await updateThread(tx, id, { accept_reminded_at: tx.at })
      await tx.record('question.acceptReminded', { threadId: id, askerId })
    }
    return questions.length
  })
}
