import type { Ctx } from '#app/core/context.server.ts'
import { purgeUploads } from '#app/domain/uploads/purge-uploads.server.ts'

export async function purgeUploadsJob(ctx: Ctx): Promise<void> {
  const gone = await purgeUploads(ctx)
  if (gone > 0) ctx.log.info({ gone }, 'pictures that stood nowhere were deleted')
}
