import type { HeldState } from '#app/domain/loyalty/awards/line-sentence.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The states of held acts, by the event of the act. */
export async function heldStates(
  db: Db,
  lines: readonly { capped: string | null; cappedPoints: string | null; eventId: string | null }[],
): Promise<Map<string, HeldState>> {
  const ids = lines.flatMap(({ capped, cappedPoints, eventId }) =>
    eventId !== null && (capped === 'held' || cappedPoints === 'held') ? [eventId] : [],
  )
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('held_act').select(['event_id', 'state']).where('event_id', 'in', ids).execute()
  return new Map(rows.map(({ event_id, state }) => [event_id, state]))
}
