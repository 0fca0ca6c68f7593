import type { Ctx } from '#app/core/context.server.ts'
import { detectGaming } from '#app/domain/gaming/detect-gaming.server.ts'

export async function detectGamingJob(ctx: Ctx): Promise<void> {
  await detectGaming(ctx)
}
