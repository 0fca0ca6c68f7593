import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import type { SearchType } from './document.ts'
import { indexDocuments, type ReadDocument } from './index-documents.server.ts'
import { memberDocument } from './index-member.server.ts'
import { storyDocument } from './index-story.server.ts'
import { threadDocument } from './index-thread.server.ts'
import { subjectsAfter, subjectsToIndex } from './queries/subjects.server.ts'
import { tidyIndex } from './tidy-index.server.ts'

const readers = { thread: threadDocument, story: storyDocument, member: memberDocument } as const satisfies Record<
  SearchType,
  ReadDocument
>

/** Most subjects of one transaction: enough to save most of the time. */
const AT_ONCE = 25

export type ReindexProgress = { type: SearchType; done: number; total: number }

/**
 * Reads every thread, story and member again and indexes it, also where the index was right: for a changed tokenizer
 * or a restored backup. Search works meanwhile; the command can be stopped and run again.
 * @returns how many subjects were read
 * @throws forbidden
 */
export async function reindexAll(
  ctx: Ctx,
  onProgress: (progress: ReindexProgress) => void = () => undefined,
): Promise<number> {
  authorize(ctx.actor, 'job.administer')
  const pace = openPace({ most: AT_ONCE })
  let all = 0
  for (const type of ['thread', 'story', 'member'] as const) {
    const total = await subjectsToIndex(ctx.read, type)
    let done = 0
    for (let last = ''; ;) {
      const ids = await subjectsAfter(ctx.read, type, last)
      if (ids.length === 0) break
      await pace.writeAll(ctx, ids, async (tx, some) => indexDocuments(tx, some, readers[type], { force: true }))
      done += ids.length
      onProgress({ type, done, total })
      last = ids.at(-1) ?? last
    }
    all += done
  }
  await tidyIndex(ctx)
  return all
}
