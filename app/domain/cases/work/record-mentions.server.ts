import type { Tx } from '#app/core/write.server.ts'
import { staffByHandles } from '#app/domain/cases/queries/team.server.ts'

/**
 * Records `case.mentioned` when a private message names staff: besides the customer they alone can read it.
 * @param except who is told of the message anyway; null: nobody
 */
export async function recordMentions(
  tx: Tx,
  caseId: string,
  handles: readonly string[],
  { except }: { except: string | null },
): Promise<void> {
  const named = (await staffByHandles(tx.db, handles)).filter((id) => id !== except)
  if (named.length > 0) await tx.record('case.mentioned', { caseId, mentionedIds: named.join(' ') })
}
