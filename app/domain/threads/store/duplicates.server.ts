import type { Tx } from '#app/core/write.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { updateThread } from './threads.server.ts'

type Step = Pick<Thread, 'id' | 'named_original_id' | 'merged_into_id'>

/**
 * One change of duplicates and merges at a time: two that close each other's question could each see the other open. Taken
 * before any row is locked.
 */
export async function lockDuplicates(tx: Tx): Promise<void> {
  await tx.dialect.lockNamed(tx.db, 'duplicates')
}

/**
 * The thread that readers of this one are led to in the end: into what it was merged, else what it was closed as a
 * duplicate of, and so on. @returns the id of the thread itself where it leads nowhere
 */
export async function originalIdOf(tx: Tx, threadId: string): Promise<string> {
  const passed: Step[] = []
  for (let step = await stepFrom(tx, threadId); step !== undefined;) {
    const round = passed.findIndex(({ id }) => id === step?.id)
    if (round >= 0) return endOfRound(passed.slice(round))
    passed.push(step)
    const next = step.merged_into_id ?? step.named_original_id
    if (next === null) return step.id
    step = await stepFrom(tx, next)
  }
  return passed.at(-1)?.id ?? threadId
}

/**
 * Works out again where this thread leads, and all that were closed as duplicates of it or merged into it. Called after each
 * change of `named_original_id` or `merged_into_id`, so that it goes back when the change is undone.
 */
export async function recomputeOriginals(tx: Tx, threadId: string): Promise<void> {
  const seen = new Set<string>()
  for (const waiting = [threadId]; waiting.length > 0;) {
    const id = waiting.pop() ?? ''
    if (seen.has(id)) continue
    seen.add(id)
    const step = await stepFrom(tx, id)
    if (step === undefined) continue
    const original = step.named_original_id === null ? id : await originalIdOf(tx, id)
    await updateThread(tx, id, { duplicate_of_id: original === id ? null : original })
    waiting.push(...(await leadingTo(tx, id)))
  }
}

function stepFrom(tx: Tx, id: string): Promise<Step | undefined> {
  return tx.db
    .selectFrom('thread')
    .select(['id', 'named_original_id', 'merged_into_id'])
    .where('id', '=', id)
    .executeTakeFirst()
}

async function leadingTo(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('thread')
    .select('id')
    .where((eb) => eb.or([eb('named_original_id', '=', id), eb('merged_into_id', '=', id)]))
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Threads that lead round to each other: the one into which another of them was merged stays open, since its moderator chose
 * it last; without a merge the oldest.
 */
function endOfRound(round: readonly Step[]): string {
  const targets = new Set(round.map(({ merged_into_id }) => merged_into_id))
  const open = round.filter(({ merged_into_id }) => merged_into_id === null).map(({ id }) => id)
  return open.find((id) => targets.has(id)) ?? open.toSorted()[0] ?? round[0]?.id ?? ''
}
