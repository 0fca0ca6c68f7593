import type { EventTable } from './kinds.ts'

export const reviewEvents = {
  'review.opened': {
    about: 'A review item was opened.',
    public: false,
    fields: { itemId: 'id', kind: 'text', subjectId: 'id' },
  },
  'review.decided': {
    about: 'A review item was decided.',
    public: false,
    fields: { itemId: 'id', kind: 'text', subjectId: 'id', decision: 'text', by: 'id?' },
  },
  'review.reopened': {
    about: 'A decision was undone; the item waits again.',
    public: false,
    fields: { itemId: 'id', kind: 'text', subjectId: 'id', by: 'id?' },
  },
  'review.undone': {
    about:
      'A decision was undone: `cause`, an event that followed from it, counts no more. What it earned is reversed, what it told members disappears.',
    public: false,
    fields: { itemId: 'id', cause: 'id' },
  },
  'review.redone': {
    about: 'What was undone was decided again: `cause`, the event of the first time, counts again.',
    public: false,
    fields: { storyId: 'id', cause: 'id' },
  },
  'review.overdue': {
    about: 'An open review item has waited for more than the target of `hours`; recorded once a day while it lasts.',
    public: false,
    fields: { itemId: 'id', hours: 'number' },
  },
  'review.dueSoon': {
    about: 'An open item has to be decided within a day, or is late; recorded once a day while it lasts.',
    public: false,
    fields: { itemId: 'id', dueAt: 'text' },
  },
  'vote.corrected': {
    about:
      'A vote no longer counts, because it was found to be vote fraud or a spammer’s. `cause` is the event being undone.',
    public: false,
    fields: { voteId: 'id', threadId: 'id', postId: 'id', cause: 'id' },
  },
  'vote.correctionUndone': {
    about: 'A corrected vote counts again; `cause` is its event.',
    public: false,
    fields: { voteId: 'id', threadId: 'id', postId: 'id', cause: 'id' },
  },
  'acceptance.corrected': {
    about: 'An acceptance no longer pays, because it was found to be vote fraud; the answer stays accepted.',
    public: false,
    fields: { threadId: 'id', postId: 'id', cause: 'id' },
  },
  'acceptance.correctionUndone': {
    about: 'The awards of a corrected acceptance were restored.',
    public: false,
    fields: { threadId: 'id', postId: 'id', cause: 'id' },
  },
  'edit.corrected': {
    about: 'An accepted edit no longer pays, because it was found to be vote fraud; the text stays.',
    public: false,
    fields: { postId: 'id', cause: 'id' },
  },
  'edit.correctionUndone': {
    about: 'The awards of a corrected edit were restored.',
    public: false,
    fields: { postId: 'id', cause: 'id' },
  },
  'held.cleared': {
    about: 'Staff cleared a held acceptance or edit: its awards are paid. `cause` is its event.',
    public: false,
    fields: { postId: 'id', cause: 'id', by: 'id?' },
  },
  'held.refused': {
    about: 'Staff refused a held acceptance or edit: its awards are never paid. `heldId` is its event.',
    public: false,
    fields: { postId: 'id', heldId: 'id', by: 'id?' },
  },
  'gaming.corrected': {
    about: 'A finding was confirmed, and what it earned was reversed.',
    public: false,
    fields: { findingId: 'id', pattern: 'text', by: 'id?' },
  },
  'gaming.appealed': {
    about: 'A member appealed against a correction.',
    public: false,
    fields: { findingId: 'id', appealId: 'id', memberId: 'id' },
  },
  'gaming.appealDecided': {
    about: 'An appeal was decided; `decision` is overturn or uphold.',
    public: false,
    fields: { findingId: 'id', appealId: 'id', memberId: 'id', decision: 'text', by: 'id?' },
  },
} as const satisfies EventTable
