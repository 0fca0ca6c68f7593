import type { Tx } from '#app/core/write.server.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { ReviewItemTable } from '#db/schema/review.ts'
import { notFound } from './not-found.ts'
import { latestItemForUpdate } from './store/review-items.server.ts'

/** The latest item of that kind about a subject, locked, whatever its state. @throws not_found */
export async function latestItemIn(tx: Tx, kind: ReviewKind, subjectId: string): Promise<ReviewItemTable> {
  const row = await latestItemForUpdate(tx, kind, subjectId)
  if (row === undefined) throw notFound()
  return row
}
