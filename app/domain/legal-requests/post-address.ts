/**
 * The post or thread that an address names, however it was copied: of a post, of a thread with or without the mark of a
 * post; null: of neither. The post wins.
 */
export function postAddress(address: string): { type: 'post' | 'thread'; id: string } | null {
  const post = /\b(pst_[0-9a-z]{10,40})\b/.exec(address)?.[1]
  if (post !== undefined) return { type: 'post', id: post }
  const thread = /\b(thr_[0-9a-z]{10,40})\b/.exec(address)?.[1]
  return thread === undefined ? null : { type: 'thread', id: thread }
}
