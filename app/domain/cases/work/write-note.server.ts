import { refuseNothing, renderMarkdown } from '#app/core/markdown.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { staffByHandles } from '#app/domain/cases/queries/team.server.ts'
import { insertNote } from '#app/domain/cases/store/cases.server.ts'

/**
 * Writes an internal note of the actor, inside a transaction. Mentions in it stay plain text, and only staff are told of
 * theirs: they alone can read the note. Records `case.noted`.
 * @param body null writes nothing
 * @param options.alone it was written for itself, not with another act
 * @returns the id of the note, null when none was written
 * @throws invalid `markdown.*`, also when a reader would see nothing
 */
export async function writeNote(
  tx: Tx,
  caseId: string,
  body: string | null,
  { alone = false }: { alone?: boolean } = {},
): Promise<string | null> {
  if (body === null || tx.actor.memberId === null) return null
  const { html, mentions } = refuseNothing(renderMarkdown(body))
  const noteId = await insertNote(tx, { case_id: caseId, author_id: tx.actor.memberId, body, html })
  const mentionedIds = (await staffByHandles(tx.db, mentions)).join(' ')
  await tx.record('case.noted', { caseId, noteId, mentionedIds, alone: alone ? 1 : 0 })
  return noteId
}
