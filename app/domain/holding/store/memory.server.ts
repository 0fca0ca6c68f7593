import type { Tx } from '#app/core/write.server.ts'

/** Remembers the hosts of a post by a new member. */
export async function insertHosts(
  tx: Tx,
  { postId, memberId, hosts }: { postId: string; memberId: string; hosts: readonly string[] },
): Promise<void> {
  if (hosts.length === 0) return
  await tx.db
    .insertInto('post_host')
    .values(hosts.map((host) => ({ post_id: postId, host, member_id: memberId, at: tx.at })))
    .onConflict((conflict) => conflict.columns(['post_id', 'host']).doNothing())
    .execute()
}

/** Remembers a text that was hidden as advertising. */
export async function insertSpamText(
  tx: Tx,
  { postId, sketch, bands }: { postId: string; sketch: string; bands: readonly string[] },
): Promise<void> {
  await tx.db
    .insertInto('spam_text')
    .values({ post_id: postId, at: tx.at, sketch })
    .onConflict((conflict) => conflict.column('post_id').doUpdateSet({ at: tx.at, sketch }))
    .execute()
  await tx.db
    .insertInto('spam_text_band')
    .values(bands.map((band) => ({ band, post_id: postId })))
    .onConflict((conflict) => conflict.columns(['band', 'post_id']).doNothing())
    .execute()
}

/** Forgets a text that was no advertising after all. */
export async function deleteSpamText(tx: Tx, postId: string): Promise<void> {
  await tx.db.deleteFrom('spam_text_band').where('post_id', '=', postId).execute()
  await tx.db.deleteFrom('spam_text').where('post_id', '=', postId).execute()
}
