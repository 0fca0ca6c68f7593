import type { Tx } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import type { Judgement } from './judge-post.server.ts'
import { knowDomains } from './know-domains.server.ts'
import { hiddenText } from './queries/decided.server.ts'
import { insertHosts, insertSketch, markNoSpam } from './store/memory.server.ts'
import { foldText } from './text/folded.ts'
import { bandsOf, sketchOf, storedSketch } from './text/sketch.ts'

type Post = { id: string; author_id: string | null; html: string; imported_key: string | null }

/** Remembers what a post links to, and what a new member wrote, in the transaction that writes the post. */
export async function rememberPost(tx: Tx, post: Post, { hosts, sketch }: Judgement): Promise<void> {
  const { id, author_id: memberId } = post
  await knowDomains(tx, post)
  if (memberId === null) return
  await insertHosts(tx, { postId: id, memberId, hosts })
  if (sketch !== null) await rememberText(tx, id, sketch, false)
}

/** A text that was hidden as advertising is remembered, and no advertising any more when that decision is undone. */
export async function rememberSpam(tx: Tx, { payload }: RecordedEvent<'decision.made'>): Promise<void> {
  const { decisionId, restriction, subjectId } = payload
  if (!subjectId.startsWith('pst_') || (restriction !== 'hide' && restriction !== 'none')) return
  const body = await hiddenText(tx.db, decisionId)
  if (body === null) return
  if (restriction === 'none') return markNoSpam(tx, subjectId)
  await rememberSpamText(tx, { postId: subjectId, body })
}

/** Remembers a text that a decision about spam hid. */
export async function rememberSpamText(tx: Tx, { postId, body }: { postId: string; body: string }): Promise<void> {
  const sketch = sketchOf(foldText(body))
  if (sketch !== null) await rememberText(tx, postId, sketch, true)
}

/** The text was no advertising after all. */
export function forgetSpamText(tx: Tx, postId: string): Promise<void> {
  return markNoSpam(tx, postId)
}

function rememberText(tx: Tx, postId: string, sketch: Uint32Array, hidden: boolean): Promise<void> {
  return insertSketch(tx, { postId, sketch: storedSketch(sketch), bands: bandsOf(sketch), hidden })
}
