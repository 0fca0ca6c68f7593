import type { Tx } from '#app/core/write.server.ts'
import { htmlOf } from './queries/uploads.server.ts'
import { replaceUses } from './store/uploads.server.ts'

const shown = /<img src="\/u\/([a-z0-9]+)"/g

/** Records which pictures a post shows now. */
export async function recordUploadUses(
  tx: Tx,
  { payload: { postId } }: { payload: { postId: string } },
): Promise<void> {
  const html = await htmlOf(tx.db, postId)
  await replaceUses(tx, postId, [...new Set([...html.matchAll(shown)].map(([, id = '']) => id))])
}
