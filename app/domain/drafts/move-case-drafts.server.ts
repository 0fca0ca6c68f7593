import type { Tx } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { places } from './place.ts'
import { moveDrafts } from './store/drafts.server.ts'

/** Drafts of answers go with a case that was merged into another, and back with it; one that was sent since is gone. */
export async function moveCaseDrafts(tx: Tx, event: RecordedEvent<'case.merged' | 'case.unmerged'>): Promise<void> {
  const { caseId, draftIds } = event.payload
  const to = event.type === 'case.merged' ? event.payload.intoId : caseId
  await moveDrafts(tx, draftIds.split(' ').filter(Boolean), places.case(to))
}
