import type { Tx } from '#app/core/write.server.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { ReviewItemTable } from '#db/schema/review.ts'
import { notFound } from './not-found.ts'
import { latestItemForUpdate } from './store/review-items.server.ts'

/** The latest item of that kind about a subject, locked, whatever its state; undefined when there never was one. */
export function findLatestItemIn(tx: Tx, kind: ReviewKind, subjectId: string): Promise<ReviewItemTable | undefined> {
  return latestItemForUpdate(tx, kind, subjectId)
}

/** The same. @throws not_found when there never was one */
export async function latestItemIn(tx: Tx, kind: ReviewKind, subjectId: string): Promise<ReviewItemTable> {
  const row = await findLatestItemIn(tx, kind, subjectId)
  if (row === undefined) throw notFound()
  return row
}
