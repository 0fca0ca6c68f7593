import type { Ctx } from '../core/context.server.ts'
import { tidyIndex } from '../domain/search/tidy-index.server.ts'

export async function tidySearchIndexJob(ctx: Ctx): Promise<void> {
  await tidyIndex(ctx)
}
