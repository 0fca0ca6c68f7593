import type { Ctx } from '#app/core/context.server.ts'
import { tidyIndex } from '#app/domain/search/tidy-index.server.ts'

export async function tidySearchIndexJob(ctx: Ctx): Promise<void> {
  await tidyIndex(ctx)
}
