import type { ExpressionBuilder } from 'kysely'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { toInstant } from '#app/core/time.ts'
import { seenArea } from '#app/domain/access/queries/readable-content.server.ts'
import type { Database } from '#db/schema/index.ts'
import type { ThreadLink } from './thread-page.server.ts'

/** A merge or a split that can be undone: which thread, and the other one. */
export type TransferView = { id: string; kind: 'merge' | 'split'; at: string; from: ThreadLink; to: ThreadLink }

/** Merges into this thread and splits off it that were not undone, newest first. */
export async function transfersOf(
  { read, actor }: Pick<Ctx, 'read' | 'actor'>,
  threadId: string,
): Promise<TransferView[]> {
  return (await transferQuery(read, actor, threadId).execute()).map((row) => transferView(row))
}

/** The query of `transfersOf`, also as a part of a larger query. */
export function transferQuery(
  db: Pick<ExpressionBuilder<Database, never>, 'selectFrom'>,
  reader: Actor,
  threadId: string,
) {
  return (
    db
      .selectFrom('thread_transfer as move')
      .innerJoin('thread as source', 'source.id', 'move.from_thread_id')
      .innerJoin('thread as target', 'target.id', 'move.to_thread_id')
      .select([
        'move.id',
        'move.kind',
        'move.at',
        'source.id as from_id',
        'source.slug as from_slug',
        'source.title as from_title',
        'source.lang as from_lang',
        'target.id as to_id',
        'target.slug as to_slug',
        'target.title as to_title',
        'target.lang as to_lang',
      ])
      .where((eb) => eb.or([eb('move.to_thread_id', '=', threadId), eb('move.from_thread_id', '=', threadId)]))
      .where('move.undone_at', 'is', null)
      // The other thread may be in an area that who organises this one does not see.
      .where(seenArea(reader, 'source'))
      .where(seenArea(reader, 'target'))
      .orderBy('move.at', 'desc')
      .orderBy('move.id', 'desc')
      .limit(10)
  )
}

type TransferRow = Awaited<ReturnType<ReturnType<typeof transferQuery>['execute']>>[number]

/** Reads what `rowsAsText` made of the rows of `transferQuery`. */
export function readTransfers(text: string): TransferView[] {
  return (JSON.parse(text) as TransferRow[]).map((row) => transferView({ ...row, at: toInstant(row.at) }))
}

function transferView(row: TransferRow): TransferView {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at,
    from: { id: row.from_id, slug: row.from_slug, title: row.from_title, lang: row.from_lang },
    to: { id: row.to_id, slug: row.to_slug, title: row.to_title, lang: row.to_lang },
  }
}
