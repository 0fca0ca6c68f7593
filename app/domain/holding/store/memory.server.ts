import type { Instant } from '#app/core/time.ts'
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

/** These domains are known by this post from then on, instead of by what made them known before. */
export async function putKnownDomains(
  tx: Tx,
  { postId, domains, from }: { postId: string; domains: readonly string[]; from: Instant },
): Promise<void> {
  if (domains.length === 0) return
  await tx.db
    .insertInto('known_domain')
    .values(domains.map((domain) => ({ domain, post_id: postId, known_from: from })))
    .onConflict((conflict) => conflict.column('domain').doUpdateSet({ post_id: postId, known_from: from }))
    .execute()
}

/**
 * Remembers a text. @param text.hidden it was hidden as advertising; else it is what a new member wrote, which changes
 * nothing of a text that was hidden
 */
export async function insertSketch(
  tx: Tx,
  { postId, sketch, bands, hidden }: { postId: string; sketch: string; bands: readonly string[]; hidden: boolean },
): Promise<void> {
  await tx.db.deleteFrom('text_sketch_band').where('post_id', '=', postId).execute()
  await tx.db
    .insertInto('text_sketch')
    .values({ post_id: postId, at: tx.at, sketch, hidden: hidden ? 1 : 0 })
    .onConflict((conflict) =>
      conflict.column('post_id').doUpdateSet({ at: tx.at, sketch, ...(hidden && { hidden: 1 }) }),
    )
    .execute()
  await tx.db
    .insertInto('text_sketch_band')
    .values(bands.map((band) => ({ band, post_id: postId })))
    .execute()
}

/** A text that was hidden was no advertising after all. */
export async function markNoSpam(tx: Tx, postId: string): Promise<void> {
  await tx.db.updateTable('text_sketch').set({ hidden: 0 }).where('post_id', '=', postId).execute()
}

/** Forgets texts and hosts from before that moment, some at a time. @returns whether there may be more */
export async function deleteOldMemory(tx: Tx, before: Instant, most: number): Promise<boolean> {
  const old = await tx.db.selectFrom('text_sketch').select('post_id').where('at', '<', before).limit(most).execute()
  const ids = old.map(({ post_id }) => post_id)
  if (ids.length > 0) {
    await tx.db.deleteFrom('text_sketch_band').where('post_id', 'in', ids).execute()
    await tx.db.deleteFrom('text_sketch').where('post_id', 'in', ids).execute()
  }
  return ids.length === most
}
