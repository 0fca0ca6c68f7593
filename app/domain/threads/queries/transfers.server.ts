import type { Db } from '#db/dialects/dialect.ts'

/** A merge or a split that can be undone: which thread, and the other one. */
export type TransferView = { id: string; kind: 'merge' | 'split'; at: string; from: { id: string; slug: string; title: string }; to: { id: string; slug: string; title: string } }

/** Merges into this thread and splits off it that still hold, newest first. */
export async function transfersOf(db: Db, threadId: string): Promise<TransferView[]> {
  const rows = await db
    .selectFrom('thread_transfer as move')
    .innerJoin('thread as source', 'source.id', 'move.from_thread_id')
    .innerJoin('thread as target', 'target.id', 'move.to_thread_id')
    .select(['move.id', 'move.kind', 'move.at', 'source.id as from_id', 'source.slug as from_slug', 'source.title as from_title', 'target.id as to_id', 'target.slug as to_slug', 'target.title as to_title'])
    .where((eb) => eb.or([eb('move.to_thread_id', '=', threadId), eb('move.from_thread_id', '=', threadId)]))
    .where('move.undone_at', 'is', null)
    .orderBy('move.at', 'desc')
    .orderBy('move.id', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.at,
    from: { id: row.from_id, slug: row.from_slug, title: row.from_title },
    to: { id: row.to_id, slug: row.to_slug, title: row.to_title },
  }))
}
