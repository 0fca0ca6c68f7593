import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { SearchType } from './document.ts'
import { indexMember } from './index-member.server.ts'
import { indexStory } from './index-story.server.ts'
import { indexThread } from './index-thread.server.ts'
import { subjectsAfter, subjectsToIndex } from './queries/subjects.server.ts'

const index = {
  thread: (ctx: Ctx, threadId: string) => indexThread(ctx, { threadId }, { force: true }),
  story: (ctx: Ctx, storyId: string) => indexStory(ctx, { storyId }, { force: true }),
  member: (ctx: Ctx, memberId: string) => indexMember(ctx, { memberId }, { force: true }),
} as const satisfies Record<SearchType, (ctx: Ctx, id: string) => Promise<void>>

export type ReindexProgress = { type: SearchType; done: number; total: number }

/**
 * Reads every thread, story and member again and brings the index up to date, also where it was right: for a changed tokenizer or a
 * restored backup. Search goes on meanwhile; can be stopped and run again. @returns how many subjects were read
 * @throws forbidden
 */
export async function reindexAll(ctx: Ctx, onProgress: (progress: ReindexProgress) => void = () => undefined): Promise<number> {
  authorize(ctx.actor, 'job.administer')
  let all = 0
  for (const type of ['thread', 'story', 'member'] as const) {
    const total = await subjectsToIndex(ctx.read, type)
    let done = 0
    for (let last = ''; ; ) {
      const ids = await subjectsAfter(ctx.read, type, last)
      if (ids.length === 0) break
      for (const id of ids) {
        await index[type](ctx, id)
        onProgress({ type, done: ++done, total })
      }
      last = ids.at(-1) ?? last
    }
    all += done
  }
  return all
}
