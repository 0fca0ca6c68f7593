/** Which form a draft is for, as it is stored and sent. */
export const places = {
  newThread: () => 'thread',
  answer: (threadId: string) => `answer:${threadId}`,
  comment: (postId: string) => `comment:${postId}`,
  edit: (postId: string) => `edit:${postId}`,
  /** The answer of staff in a case. */
  case: (caseId: string) => `case:${caseId}`,
} as const

export type Place =
  | { kind: 'thread' }
  | { kind: 'answer'; threadId: string }
  | { kind: 'comment' | 'edit'; postId: string }
  | { kind: 'case'; caseId: string }

const written =
  /^(?:(thread)|answer:(thr_[0-9a-z]{10,40})|(comment|edit):(pst_[0-9a-z]{10,40})|case:(cas_[0-9a-z]{10,40}))$/

/** Reads a stored place; null for a text that is none. */
export function readPlace(text: string): Place | null {
  const [found, thread, threadId, kind, postId, caseId] = written.exec(text) ?? []
  if (found === undefined) return null
  if (thread !== undefined) return { kind: 'thread' }
  if (threadId !== undefined) return { kind: 'answer', threadId }
  if (caseId !== undefined) return { kind: 'case', caseId }
  return { kind: kind === 'comment' ? 'comment' : 'edit', postId: postId ?? '' }
}
