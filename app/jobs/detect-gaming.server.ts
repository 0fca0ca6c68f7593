import type { Ctx } from '../core/context.server.ts'
import { detectGaming } from '../domain/gaming/detect-gaming.server.ts'

export async function detectGamingJob(ctx: Ctx): Promise<void> {
  await detectGaming(ctx)
}
