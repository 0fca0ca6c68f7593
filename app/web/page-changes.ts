import type { EventType, RecordedEvent } from '#app/registry/events.ts'

/**
 * What a page of signed-out readers shows: one thread, lists of threads (the front page, search, categories, tags), or
 * anything else.
 */
export type PageKind = 'thread' | 'lists' | 'others'

/** The thread that a page shows; null on every other page. */
export type PageSubject = { kind: PageKind; threadId: string | null }

const lists = /^\/(threads|ideas|search|tags|tags\/[^/]+|categories|categories\/[^/]+)?\/?$/

/** @param url path, with or without its query */
export function pageSubject(url: string): PageSubject {
  const [path = ''] = url.split('?', 1)
  const threadId = /^\/threads\/(thr_\w+)/.exec(path)?.[1] ?? null
  if (threadId !== null) return { kind: 'thread', threadId }
  return { kind: lists.test(path) ? 'lists' : 'others', threadId: null }
}

const nothing: readonly PageKind[] = []
/** Of pages of a thread only that of the thread in the event. */
const thread: readonly PageKind[] = ['thread']
const threadAndLists: readonly PageKind[] = ['thread', 'lists']
const people: readonly PageKind[] = ['others']

/**
 * The pages that an event changes at once. What stands elsewhere as well (a tier beside a name, a title in another
 * thread) follows when the page is made again, five seconds later at most. Every event that is not here changes all
 * pages, and so does a write without an event: hiding, deleting, moving, renaming and settings among them.
 */
const pagesChangedBy: { [T in EventType]?: readonly PageKind[] } = {
  'thread.posted': ['lists', 'others'],
  'post.written': threadAndLists,
  'post.edited': threadAndLists,
  'thread.meTooAdded': threadAndLists,
  'thread.meTooRemoved': threadAndLists,
  'thread.meTooCorrected': threadAndLists,
  'thread.meTooCorrectionUndone': threadAndLists,
  'thread.followed': nothing,
  'thread.unfollowed': nothing,
  'watch.changed': nothing,
  'bookmark.saved': nothing,
  'bookmark.removed': nothing,
  'edit.suggested': nothing,
  'edit.rejected': nothing,
  'edit.withdrawn': nothing,
  'question.acceptReminded': nothing,
  'question.deflected': nothing,
  'question.votedUp': threadAndLists,
  'question.votedDown': threadAndLists,
  'answer.votedUp': thread,
  'answer.votedDown': thread,
  'vote.withdrawn': threadAndLists,
  'answer.accepted': threadAndLists,
  'answer.unaccepted': threadAndLists,
  'answer.endorsed': threadAndLists,
  'answer.outcomeSaid': thread,
  'answer.outdated': threadAndLists,
  'answer.currentAgain': threadAndLists,
  // Kept pages are those of visitors, who are in no group.
  'group.memberAdded': nothing,
  'group.memberRemoved': nothing,
  'case.opened': nothing,
  'case.assigned': nothing,
  'case.moved': nothing,
  'case.promiseMoved': nothing,
  'case.dueSoon': nothing,
  'case.breached': nothing,
  'case.mentioned': nothing,
  'case.answered': nothing,
  'case.replyBegun': nothing,
  'case.dismissed': nothing,
  'review.opened': nothing,
  'review.overdue': nothing,
  'backup.failed': nothing,
  'backup.missed': nothing,
  'perk.reached': nothing,
  'member.passwordChanged': nothing,
  'member.trustWarned': nothing,
  'member.trustChanged': people,
  'badge.awarded': people,
  'badge.revoked': people,
  'tier.reached': people,
  'redemption.requested': people,
  'redemption.approved': people,
  'redemption.fulfilling': nothing,
  'redemption.fulfilled': people,
  'points.expired': people,
}

/** Whether a page is other than before these events of one write; `events` empty: the write told none. */
export function isChanged(page: PageSubject, events: readonly Pick<RecordedEvent, 'type' | 'payload'>[]): boolean {
  if (events.length === 0) return true
  return events.some(({ type, payload }) => {
    const kinds = pagesChangedBy[type]
    if (kinds === undefined) return true
    if (!kinds.includes(page.kind)) return false
    return page.kind !== 'thread' || !('threadId' in payload) || payload.threadId === page.threadId
  })
}
