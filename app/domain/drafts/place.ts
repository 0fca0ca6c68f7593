/** Which form a draft is for, as it is stored and sent. */
export const places = {
  newThread: () => 'thread',
  answer: (threadId: string) => `answer:${threadId}`,
  comment: (postId: string) => `comment:${postId}`,
  edit: (postId: string) => `edit:${postId}`,
} as const

export type Place =
  | { kind: 'thread' }
  | { kind: 'answer'; threadId: string }
  | { kind: 'comment' | 'edit'; postId: string }

const written = /^(?:(thread)|answer:(thr_[0-9a-z]{10,40})|(comment|edit):(pst_[0-9a-z]{10,40}))$/

/** Reads a stored place; null for a text that is none. */
export function readPlace(text: string): Place | null {
  const [found, thread, threadId, kind, postId] = written.exec(text) ?? []
  if (found === undefined) return null
  if (thread !== undefined) return { kind: 'thread' }
  if (threadId !== undefined) return { kind: 'answer', threadId }
  return { kind: kind === 'comment' ? 'comment' : 'edit', postId: postId ?? '' }
}
