import type { Tx } from '#app/core/write.server.ts'
import { findDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { actOfDecision, stateAfter, type Flag, type FlagAct } from './flag.ts'
import { flagsOfItemForUpdate, updateFlag } from './store/flags.server.ts'

/** The flags of an item are decided with it. Records `flag.upheld` or `flag.settled` for each. */
export async function settleFlags(tx: Tx, { payload }: RecordedEvent<'review.decided'>): Promise<void> {
  const act = actOfDecision[payload.decision]
  if (act !== undefined) await move(tx, payload.itemId, act, payload.by)
}

/** The decision was undone: its flags wait again. Records `flag.reversed` for those that were upheld. */
export async function reopenFlags(tx: Tx, { payload }: RecordedEvent<'review.reopened'>): Promise<void> {
  await move(tx, payload.itemId, 'reopen', payload.by)
}

/** An appeal was granted: the flags were no breach after all, and count neither for nor against who gave them. */
export async function overturnFlags(tx: Tx, { payload }: RecordedEvent<'decision.made'>): Promise<void> {
  if (payload.restriction !== 'none') return
  const reversal = await findDecision(tx.db, payload.decisionId)
  if (reversal?.reversal !== 'overturned' || reversal.reverses_id === null) return
  const first = await findDecision(tx.db, reversal.reverses_id)
  if (first !== null && first.review_item_id !== null) await move(tx, first.review_item_id, 'overturn', payload.by)
}

async function move(tx: Tx, itemId: string, act: FlagAct, by: string | null): Promise<void> {
  for (const flag of await flagsOfItemForUpdate(tx, itemId)) {
    const state = stateAfter(flag.state, act)
    if (state !== null) await moveOne(tx, flag, state, by)
  }
}

/** One flag follows what its item became. */
export async function settleFlagIn(tx: Tx, flag: Flag, item: { decision: string | null; decided_by: string | null }) {
  const act = item.decision === null ? undefined : actOfDecision[item.decision]
  const state = act === undefined ? null : stateAfter(flag.state, act)
  if (state !== null) await moveOne(tx, flag, state, item.decided_by)
}

async function moveOne(tx: Tx, flag: Flag, state: Flag['state'], by: string | null): Promise<void> {
  const { id: flagId, member_id: memberId, author_id: authorId } = flag
  if (flag.upheld_event_id !== null) await tx.record('flag.reversed', { flagId, memberId, cause: flag.upheld_event_id })
  const upheldEvent = state === 'upheld' ? await tx.record('flag.upheld', { flagId, memberId, authorId, by }) : null
  if (state === 'rejected' || state === 'dismissed')
    await tx.record('flag.settled', { flagId, memberId, outcome: state, by })
  await updateFlag(tx, flagId, {
    state,
    decided_at: state === 'open' ? null : tx.at,
    upheld_event_id: upheldEvent,
  })
}
