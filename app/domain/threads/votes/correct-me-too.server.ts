import type { Tx } from '#app/core/write.server.ts'
import { addMeToo, deleteMeToo, insertMeToo } from '#app/domain/threads/store/me-too.server.ts'
import { threadForUpdate } from '#app/domain/threads/store/threads.server.ts'

type MeToo = { threadId: string; memberId: string }

/**
 * Deletes the "me too" of a spammer, inside the write that decided it. Records `thread.meTooCorrected`. @returns false
 * when it is gone
 */
export async function correctMeToo(tx: Tx, { threadId, memberId }: MeToo): Promise<boolean> {
  if ((await threadForUpdate(tx, threadId)) === undefined || !(await deleteMeToo(tx, threadId, memberId))) return false
  await addMeToo(tx, threadId, -1)
  await tx.record('thread.meTooCorrected', { threadId, memberId })
  return true
}

/**
 * Restores a corrected "me too", also on a thread that is out of sight: it counts when that comes back. Records
 * `thread.meTooCorrectionUndone`. @param at when it was given @returns false when the member has given it again
 */
export async function restoreMeToo(tx: Tx, { threadId, memberId, at }: MeToo & { at: string }): Promise<boolean> {
  if ((await threadForUpdate(tx, threadId)) === undefined || !(await insertMeToo(tx, threadId, memberId, at)))
    return false
  await addMeToo(tx, threadId, 1)
  await tx.record('thread.meTooCorrectionUndone', { threadId, memberId })
  return true
}
