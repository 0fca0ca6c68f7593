import type { Tx } from '#app/core/write.server.ts'

/**
 * Withdraws what an accepted edit earned; the text stays. Records `edit.corrected`. @returns true: this is always
 * possible
 */
export async function correctEdit(tx: Tx, { postId, eventId }: { postId: string; eventId: string }): Promise<boolean> {
  await tx.record('edit.corrected', { postId, cause: eventId })
  return true
}

/** Restores what a corrected edit earned. Records `edit.correctionUndone`. @returns true: this is always possible */
export async function restoreEdit(tx: Tx, { postId, eventId }: { postId: string; eventId: string }): Promise<boolean> {
  await tx.record('edit.correctionUndone', { postId, cause: eventId })
  return true
}
