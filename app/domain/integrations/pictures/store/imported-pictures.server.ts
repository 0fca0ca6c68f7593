import type { Tx } from '#app/core/write.server.ts'
import type { PictureProblem } from '#app/domain/integrations/pictures/picture-problem.ts'

/** Stores what became of a picture; a later result replaces an earlier one. */
export async function savePicture(
  tx: Tx,
  picture: { postId: string; address: string; uploadId: string | null; problem: PictureProblem | null },
): Promise<void> {
  const result = { upload_id: picture.uploadId, problem: picture.problem, at: tx.at }
  await tx.db
    .insertInto('imported_picture')
    .values({ post_id: picture.postId, address: picture.address, ...result })
    .onConflict((c) => c.columns(['post_id', 'address']).doUpdateSet(result))
    .execute()
}
