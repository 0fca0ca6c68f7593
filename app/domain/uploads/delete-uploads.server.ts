import type { Ctx } from '#app/core/context.server.ts'
import { isNamedElsewhere } from './queries/uploads.server.ts'
import { deleteWithUses } from './store/uploads.server.ts'

/** Deletes pictures for good with their files, except those that a text of somebody else names. @returns how many */
export async function deleteUploads(ctx: Ctx, ids: readonly string[]): Promise<number> {
  let gone = 0
  for (const id of ids) {
    if (await isNamedElsewhere(ctx.read, id)) continue
    await ctx.write((tx) => deleteWithUses(tx, id))
    // After the commit: a file without its row is harmless, a row without its file is not.
    await ctx.platform.files.remove(id)
    gone += 1
  }
  return gone
}
