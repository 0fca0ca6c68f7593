import type { Tx } from '#app/core/write.server.ts'
import type { UploadTable } from '#db/schema/composer.ts'

export async function insertUpload(tx: Tx, row: UploadTable): Promise<void> {
  await tx.db.insertInto('upload').values(row).execute()
}

/** Records the pictures a post shows now; those it showed before stay recorded, because a revision can be restored. */
export async function replaceUses(tx: Tx, postId: string, uploadIds: readonly string[]): Promise<void> {
  await tx.db.updateTable('upload_use').set({ shown: 0 }).where('post_id', '=', postId).execute()
  if (uploadIds.length === 0) return
  const known = await tx.db.selectFrom('upload').select('id').where('id', 'in', uploadIds).execute()
  if (known.length === 0) return
  await tx.db
    .insertInto('upload_use')
    .values(known.map(({ id }) => ({ upload_id: id, post_id: postId, shown: 1 })))
    .onConflict((conflict) => conflict.columns(['upload_id', 'post_id']).doUpdateSet({ shown: 1 }))
    .execute()
}

/** Deletes an upload unless a post shows it by now. @returns whether it was deleted */
export async function deleteUnused(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.db
    .deleteFrom('upload')
    .where('id', '=', id)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('upload_use').select('upload_id').where('upload_id', '=', id))))
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

/**
 * Deletes a picture unless a present text shows it; posts that the member deleted themselves don't count. @returns
 * whether it was deleted
 */
export async function deleteFree(tx: Tx, id: string, memberId: string): Promise<boolean> {
  const held = await tx.db
    .selectFrom('upload_use')
    .innerJoin('post', 'post.id', 'upload_use.post_id')
    .select('post.id')
    .where('upload_use.upload_id', '=', id)
    .where('upload_use.shown', '=', 1)
    .where((eb) =>
      eb.or([
        eb('post.state', '!=', 'deleted'),
        eb('post.removed_by', 'is', null),
        eb('post.removed_by', '!=', memberId),
        eb('post.author_id', 'is', null),
        eb('post.author_id', '!=', memberId),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  if (held !== undefined) return false
  await tx.db.deleteFrom('upload_use').where('upload_id', '=', id).execute()
  await tx.db.deleteFrom('upload').where('id', '=', id).execute()
  return true
}

/** Deletes an upload with its uses. */
export async function deleteWithUses(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('upload_use').where('upload_id', '=', id).execute()
  await tx.db.deleteFrom('upload').where('id', '=', id).execute()
}

export async function updateUpload(tx: Tx, id: string, values: Partial<Pick<UploadTable, 'hidden_at'>>): Promise<void> {
  await tx.db.updateTable('upload').set(values).where('id', '=', id).execute()
}
