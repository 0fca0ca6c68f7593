import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { threadsTitled } from './queries/title-completions.server.ts'

export type SuggestedThread = { id: string; title: string }

/** Public threads with these words in the title, latest first, for completing `#…`. */
export async function suggestThreads(ctx: Ctx, typed: string, limit: number): Promise<SuggestedThread[]> {
  authorize(ctx.actor, 'thread.read')
  const words = typed
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.length === 0 ? [] : threadsTitled(ctx, words, limit)
}
