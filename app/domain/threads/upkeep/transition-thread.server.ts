import type { Ctx } from '#app/core/context.server.ts'
import type { TransitionInput } from '#app/domain/threads/input.ts'
import { archiveThread } from './archive-thread.server.ts'
import { closeAsDuplicate } from './close-as-duplicate.server.ts'
import { lockThread } from './lock-thread.server.ts'
import { mergeThread } from './merge-thread.server.ts'
import { pinThread } from './pin-thread.server.ts'
import { refileThread, undoRefile } from './refile-thread.server.ts'
import { reopenThread } from './reopen-thread.server.ts'
import { splitThread } from './split-thread.server.ts'
import { unarchiveThread } from './unarchive-thread.server.ts'
import { undoTransfer } from './undo-transfer.server.ts'
import { unlockThread } from './unlock-thread.server.ts'
import { unpinThread } from './unpin-thread.server.ts'

/**
 * One act on a thread as a whole, by its name, as the API sends it. @returns the thread to look at afterwards @throws
 * as the act does
 */
export async function transitionThread(ctx: Ctx, threadId: string, input: TransitionInput): Promise<{ id: string }> {
  switch (input.act) {
    case 'lock':
      return lockThread(ctx, { threadId })
    case 'unlock':
      return unlockThread(ctx, { threadId })
    case 'archive':
      return archiveThread(ctx, { threadId })
    case 'unarchive':
      return unarchiveThread(ctx, { threadId })
    case 'unpin':
      return unpinThread(ctx, { threadId })
    case 'reopen':
      return reopenThread(ctx, { threadId })
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
  }
}
