import type { Ctx } from '#app/core/context.server.ts'
import type { TransitionInput } from '#app/domain/threads/input.ts'
import { closeAsDuplicate } from './close-as-duplicate.server.ts'
import { mergeThread } from './merge-thread.server.ts'
import { pinThread } from './pin-thread.server.ts'
import { refileThread, undoRefile } from './refile-thread.server.ts'
import { splitThread } from './split-thread.server.ts'
import { transitionThread } from './transition-thread.server.ts'
import { undoTransfer } from './undo-transfer.server.ts'

/**
 * One act on a thread as a whole, by its name, as the API sends it. @returns the thread to look at afterwards @throws
 * as the act does
 */
export async function actOnThread(ctx: Ctx, threadId: string, input: TransitionInput): Promise<{ id: string }> {
  switch (input.act) {
    case 'pin':
      return pinThread(ctx, { ...input, threadId })
    case 'move':
      return refileThread(ctx, { ...input, threadId })
    case 'undoMove':
      return undoRefile(ctx, { threadId })
    case 'merge':
      return mergeThread(ctx, { ...input, threadId })
    case 'split':
      return splitThread(ctx, { ...input, threadId })
    case 'undoTransfer':
      return { id: (await undoTransfer(ctx, input)).threadId }
    case 'closeAsDuplicate':
      return closeAsDuplicate(ctx, { ...input, threadId })
    default:
      return transitionThread(ctx, { threadId, act: input.act })
  }
}
