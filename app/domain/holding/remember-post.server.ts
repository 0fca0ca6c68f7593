import type { Tx } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import type { Judgement } from './judge-post.server.ts'
import { hiddenText } from './queries/decided.server.ts'
import { deleteSpamText, insertHosts, insertSpamText } from './store/memory.server.ts'
import { foldText } from './text/folded.ts'
import { bandsOf, sketchOf, storedSketch } from './text/sketch.ts'

/** Remembers what a new member linked to, in the transaction that writes the post. */
export async function rememberHosts(
  tx: Tx,
  { id, author_id: memberId }: { id: string; author_id: string | null },
  { hosts }: Judgement,
): Promise<void> {
  if (memberId !== null) await insertHosts(tx, { postId: id, memberId, hosts })
}

/** A text that was hidden as advertising is remembered, and forgotten when that decision is undone. */
export async function rememberSpam(tx: Tx, { payload }: RecordedEvent<'decision.made'>): Promise<void> {
  const { decisionId, restriction, subjectId } = payload
  if (!subjectId.startsWith('pst_') || (restriction !== 'hide' && restriction !== 'none')) return
  const body = await hiddenText(tx.db, decisionId)
  if (body === null) return
  if (restriction === 'none') return deleteSpamText(tx, subjectId)
  const sketch = sketchOf(foldText(body))
  if (sketch !== null)
    await insertSpamText(tx, { postId: subjectId, sketch: storedSketch(sketch), bands: bandsOf(sketch) })
}
