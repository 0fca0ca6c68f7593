import type { LaterJob } from '#app/core/write.server.ts'

/** The index job that follows a change of a thread, a story or a member. While one waits, another is not queued. */
export function indexThreadLater({ payload: { threadId } }: { payload: { threadId: string } }): LaterJob {
  return { job: 'index-thread', payload: { threadId }, dedupe: threadId }
}

export function indexStoryLater({ payload: { storyId } }: { payload: { storyId: string } }): LaterJob {
  return { job: 'index-story', payload: { storyId }, dedupe: storyId }
}

export function indexMemberLater({ payload: { memberId } }: { payload: { memberId: string } }): LaterJob {
  return { job: 'index-member', payload: { memberId }, dedupe: memberId }
}
