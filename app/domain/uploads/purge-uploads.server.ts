import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { isNamedElsewhere, unusedUploads } from './queries/uploads.server.ts'
import { deleteUnused } from './store/uploads.server.ts'

const atOnce = 500

/**
 * Deletes pictures older than `uploads.orphanHours` that no post, draft, message or suggestion shows. @returns how many
 */
export async function purgeUploads(ctx: Ctx): Promise<number> {
  const before = plus(ctx.now(), { hours: -ctx.setting('uploads.orphanHours') })
  let gone = 0
  for (const { id } of await unusedUploads(ctx.read, before, atOnce)) {
    if (await isNamedElsewhere(ctx.read, id)) continue
    if (!(await ctx.write((tx) => deleteUnused(tx, id)))) continue
    // After the commit: a file without its row is harmless, a row without its file is not.
    await ctx.platform.files.remove(id)
    gone += 1
  }
  return gone
}
