import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { timelineSince } from '#app/domain/cases/queries/timeline.server.ts'
import { conflictsOf, holdsBack, type SeenAct } from './conflicts.ts'

/**
 * Two people at one case: who acts on what is no longer so is told first. Call it with the case locked.
 * @param seen number of the last line of the time line that the actor knows; undefined: an act of the product itself,
 * which is not held back
 * @throws conflict when a line after it is one that `conflictsOf` names for the act: `params.seen` is what was sent,
 * `details.since` all lines after it, `details.seen` the number that lets the act through
 */
export async function refuseUnseen(
  tx: Tx,
  { id }: { id: string },
  act: SeenAct,
  seen: number | undefined,
): Promise<void> {
  if (seen === undefined || conflictsOf[act].length === 0) return
  const since = await timelineSince(tx.db, id, seen)
  if (!since.some(({ kind, data }) => holdsBack(act, kind, data.to))) return
  throw new DomainError('conflict', 'cases.errors.conflict', {
    params: { seen },
    details: { seen: since.at(-1)?.number ?? seen, since },
  })
}
