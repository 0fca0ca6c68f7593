/** manual: by the button; wrote: by writing in it. */
export type FollowSource = 'manual' | 'wrote'

export type FollowLevel = 'all' | 'normal' | 'none'

export type ThreadFollowTable = {
  member_id: string
  thread_id: string
  source: FollowSource
  /** 0: the member said no, and writing in the thread does not start it again. */
  following: number
  /** all: comments too; normal: answers and replies; none: nothing of this thread, not even a mention. */
  level: FollowLevel
  changed_at: string
}

export type ThreadReadTable = {
  member_id: string
  thread_id: string
  /** Everything written until then has been seen. */
  read_until: string
  /** Visible answers, replies and comments until then: what the thread has more of is unread. */
  posts_read: number
}

/**
 * watching: in the member's list, with notice of new threads; muted: left out of lists that did not ask for it, without
 * notice. Of a member: their new threads, and their acts.
 */
export type WatchLevel = 'watching' | 'muted'
export type WatchSubject = 'tag' | 'category' | 'product' | 'member'

export type WatchTable = {
  member_id: string
  subject_type: WatchSubject
  subject_id: string
  level: WatchLevel
  changed_at: string
}

export type BookmarkTable = {
  member_id: string
  post_id: string
  /** Only its member ever reads it; empty when there is none. */
  note: string
  created_at: string
}
