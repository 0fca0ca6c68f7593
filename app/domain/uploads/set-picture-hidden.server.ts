import type { Tx } from '#app/core/write.server.ts'
import { updateUpload } from './store/uploads.server.ts'

/**
 * Hides a picture wherever a text shows it, or ends that: its owner and moderators go on seeing it. Asks for no
 * permission; twice changes nothing.
 */
export async function setPictureHiddenIn(tx: Tx, id: string, hidden: boolean): Promise<void> {
  await updateUpload(tx, id, { hidden_at: hidden ? tx.at : null })
}
