import type { EventTable } from './kinds.ts'

export const threadEvents = {
  'thread.fixesNamed': {
    about: 'An announcement was posted that fixes root causes; `causeIds` are their ids, with spaces between.',
    public: false,
    fields: { threadId: 'id', causeIds: 'text' },
  },
  'thread.posted': {
    about: 'A thread was started.',
    public: true,
    fields: { threadId: 'id', postId: 'id', kind: 'text', authorId: 'id?' },
  },
  'thread.edited': {
    about: 'Title, category, tags or product of a thread changed.',
    public: true,
    fields: { threadId: 'id', editorId: 'id?' },
  },
  'thread.kindChanged': {
    about:
      'A thread became a question, a discussion or an idea. Only a question has answers; elsewhere they become replies.',
    public: true,
    fields: { threadId: 'id', from: 'text', to: 'text', by: 'id?' },
  },
  'idea.statusChanged': {
    about: 'Staff set the status of an idea, or cleared it.',
    public: true,
    fields: { threadId: 'id', changeId: 'id', from: 'text', to: 'text', authorId: 'id?', by: 'id?' },
  },
  'category.changed': {
    about: 'A category was created, changed, reordered or archived.',
    public: false,
    fields: { categoryId: 'id', by: 'id?' },
  },
  'product.changed': {
    about: 'A product or its versions changed.',
    public: false,
    fields: { productId: 'id', by: 'id?' },
  },
  'tag.changed': {
    about: 'A tag was described, renamed, merged, restored or deleted.',
    public: false,
    fields: { tagId: 'id', by: 'id?' },
  },
  'thread.locked': { about: 'A thread was locked.', public: true, fields: { threadId: 'id', by: 'id?' } },
  'thread.unlocked': { about: 'A thread was unlocked.', public: true, fields: { threadId: 'id', by: 'id?' } },
  'thread.closedAsDuplicate': {
    about: 'A question was closed as a duplicate of another.',
    public: true,
    fields: { threadId: 'id', duplicateOfId: 'id', by: 'id?' },
  },
  'thread.reopened': {
    about: 'A question is no longer a duplicate.',
    public: true,
    fields: { threadId: 'id', by: 'id?' },
  },
  'thread.archived': { about: 'A thread became read only.', public: true, fields: { threadId: 'id', by: 'id?' } },
  'thread.unarchived': {
    about: 'A thread was unarchived.',
    public: true,
    fields: { threadId: 'id', by: 'id?' },
  },
  'thread.pinned': {
    about: 'A thread was pinned; `scope` is site or category.',
    public: true,
    fields: { threadId: 'id', scope: 'text', by: 'id?' },
  },
  'thread.unpinned': { about: 'A thread is no longer pinned.', public: true, fields: { threadId: 'id', by: 'id?' } },
  'thread.moved': {
    about: 'A thread was put into another category.',
    public: true,
    fields: { threadId: 'id', fromCategoryId: 'id', toCategoryId: 'id', by: 'id?' },
  },
  'thread.merged': {
    about: 'The posts of a thread were transferred to another one, to which its address leads. Their awards stay.',
    public: true,
    fields: { threadId: 'id', intoThreadId: 'id', transferId: 'id', by: 'id?' },
  },
  'thread.unmerged': {
    about: 'A merge was undone: the posts are back in their thread.',
    public: true,
    fields: { threadId: 'id', fromThreadId: 'id', transferId: 'id', by: 'id?' },
  },
  'thread.split': {
    about: 'Posts of a thread became a thread of their own. Their awards stay.',
    public: true,
    fields: { threadId: 'id', newThreadId: 'id', transferId: 'id', by: 'id?' },
  },
  'thread.rejoined': {
    about: 'A split was undone: the posts are back in the thread they came from.',
    public: true,
    fields: { threadId: 'id', newThreadId: 'id', transferId: 'id', by: 'id?' },
  },
  'thread.meTooAdded': {
    about: 'A member has the problem too.',
    public: false,
    fields: { threadId: 'id', memberId: 'id' },
  },
  'thread.meTooRemoved': {
    about: 'A member no longer has the problem.',
    public: false,
    fields: { threadId: 'id', memberId: 'id' },
  },
  'thread.meTooCorrected': {
    about: 'The “me too” of a spammer counts no more.',
    public: false,
    fields: { threadId: 'id', memberId: 'id' },
  },
  'thread.meTooCorrectionUndone': {
    about: 'A corrected “me too” counts again.',
    public: false,
    fields: { threadId: 'id', memberId: 'id' },
  },
  'thread.followed': {
    about: 'A member chose to follow a thread; a member who writes in one follows it without this event.',
    public: false,
    fields: { threadId: 'id', memberId: 'id' },
  },
  'thread.unfollowed': {
    about: 'A member no longer follows a thread.',
    public: false,
    fields: { threadId: 'id', memberId: 'id' },
  },
  'watch.changed': {
    about: 'A member watches or mutes a tag or a category, or ended that; `level` is watching, muted or none.',
    public: false,
    fields: { memberId: 'id', subject: 'text', subjectId: 'id', level: 'text' },
  },
  'bookmark.saved': {
    about: 'A member bookmarked a post, or changed the note.',
    public: false,
    fields: { postId: 'id', memberId: 'id' },
  },
  'bookmark.removed': {
    about: 'A member removed a bookmark.',
    public: false,
    fields: { postId: 'id', memberId: 'id' },
  },
} as const satisfies EventTable
