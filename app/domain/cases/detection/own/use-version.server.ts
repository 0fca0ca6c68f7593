import { changeSetting } from '#app/core/change-setting.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { headById } from '#app/domain/cases/queries/own-detection.server.ts'

/**
 * From now on posts are judged by this version, or by the shipped model alone. Audited as the setting that it is.
 * @param id null: the shipped model @throws forbidden; not_found
 */
export async function useVersion(ctx: Ctx, { id }: { id: string | null }): Promise<void> {
  if (id !== null && (await headById(ctx.read, id)) === null) throw notFound()
  await changeSetting(ctx, 'cases.ownDetection', id ?? '')
}
