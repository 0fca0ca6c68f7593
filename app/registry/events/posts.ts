import type { EventTable } from './kinds.ts'

export const postEvents = {
  'post.written': {
    about: 'An answer, reply or comment was written.',
    public: true,
    fields: { threadId: 'id', postId: 'id', kind: 'text', authorId: 'id?', threadAuthorId: 'id?' },
  },
  'post.edited': {
    about: 'A post was changed; its old text stays as a revision.',
    public: true,
    fields: { threadId: 'id', postId: 'id', editorId: 'id?' },
  },
  'post.held': {
    about:
      'A new post waits for a moderator, and only its author sees it; `causes` are keys of holding rules. When it is shown, it is recorded as `post.written` or `thread.posted`.',
    public: false,
    fields: { threadId: 'id', postId: 'id', kind: 'text', authorId: 'id', causes: 'text', marks: 'text' },
  },
  'post.editJudged': {
    about:
      'An author changed a post in a way that a moderator looks at, or a post that waits; `causes` are keys of holding rules, `former` is the revision before, `unseen` 1 for a post that was never shown.',
    public: false,
    fields: {
      threadId: 'id',
      postId: 'id',
      authorId: 'id',
      causes: 'text',
      marks: 'text',
      former: 'number',
      unseen: 'number',
    },
  },
  'post.removed': {
    about: 'A post was removed (reversibly); its awards are reversed.',
    public: true,
    fields: { threadId: 'id', postId: 'id', kind: 'text', authorId: 'id?', by: 'id?' },
  },
  'post.restored': {
    about: 'A deleted post was restored, and its awards too.',
    public: true,
    fields: { threadId: 'id', postId: 'id', kind: 'text', authorId: 'id?', by: 'id?' },
  },
  'edit.suggested': {
    about: "A member suggested a change to another's post, or changed the suggestion.",
    public: false,
    fields: { suggestionId: 'id', postId: 'id', threadId: 'id', editorId: 'id', authorId: 'id?' },
  },
  'edit.accepted': {
    about: 'A suggested change became a revision of the post. `held` as in `answer.accepted`.',
    public: true,
    fields: {
      suggestionId: 'id',
      postId: 'id',
      threadId: 'id',
      editorId: 'id',
      authorId: 'id?',
      by: 'id?',
      held: 'text',
    },
  },
  'edit.rejected': {
    about: 'A suggested change was rejected, with a reason.',
    public: false,
    fields: { suggestionId: 'id', postId: 'id', threadId: 'id', editorId: 'id', by: 'id?' },
  },
  'edit.withdrawn': {
    about: 'A member withdrew a suggestion.',
    public: false,
    fields: { suggestionId: 'id', postId: 'id', threadId: 'id', editorId: 'id' },
  },
  'question.acceptReminded': {
    about: 'The asker was reminded to accept an answer; at most once per question.',
    public: false,
    fields: { threadId: 'id', askerId: 'id' },
  },
  'question.votedUp': {
    about: 'A question, discussion or other opening post was voted up; the voter is null for an imported vote.',
    public: false,
    fields: { voteId: 'id', threadId: 'id', postId: 'id', authorId: 'id?', voterId: 'id?' },
  },
  'question.votedDown': {
    about: 'An opening post was voted down.',
    public: false,
    fields: { voteId: 'id', threadId: 'id', postId: 'id', authorId: 'id?', voterId: 'id?' },
  },
  'answer.votedUp': {
    about: 'An answer or reply was voted up.',
    public: false,
    fields: { voteId: 'id', threadId: 'id', postId: 'id', authorId: 'id?', voterId: 'id?' },
  },
  'answer.votedDown': {
    about: 'An answer or reply was voted down.',
    public: false,
    fields: { voteId: 'id', threadId: 'id', postId: 'id', authorId: 'id?', voterId: 'id?' },
  },
  'vote.withdrawn': {
    about: 'A vote was withdrawn or changed; what it earned is reversed. `cause` is the event being undone.',
    public: false,
    fields: { voteId: 'id', threadId: 'id', postId: 'id', cause: 'id' },
  },
  'question.deflected': {
    about: 'A member who was about to ask found the answer in an existing thread.',
    public: true,
    fields: { threadId: 'id', memberId: 'id' },
  },
  'answer.accepted': {
    about: 'An answer was accepted. `held`: why its awards wait for a person; empty when they do not.',
    public: true,
    fields: { threadId: 'id', postId: 'id', answerAuthorId: 'id?', askerId: 'id?', by: 'id?', held: 'text' },
  },
  'answer.unaccepted': {
    about: 'An acceptance was withdrawn, or another answer was accepted. `cause` is the acceptance being undone.',
    public: true,
    fields: { threadId: 'id', postId: 'id', cause: 'id', by: 'id?' },
  },
  'answer.endorsed': {
    about: 'An agent endorsed an answer.',
    public: true,
    fields: { threadId: 'id', postId: 'id', answerAuthorId: 'id?', by: 'id?' },
  },
  'answer.outcomeSaid': {
    about: 'A member said that an answer worked (`worked` 1), did not (0), or withdrew that (-1), for a version.',
    public: false,
    fields: { threadId: 'id', postId: 'id', memberId: 'id', version: 'text', worked: 'number' },
  },
  'answer.outdated': {
    about: 'An accepted answer no longer works on a newer version; `certainty` is possibly or surely.',
    public: true,
    fields: { threadId: 'id', postId: 'id', version: 'text', certainty: 'text' },
  },
  'answer.currentAgain': {
    about: 'An accepted answer is no longer possibly outdated.',
    public: true,
    fields: { threadId: 'id', postId: 'id' },
  },
  'answer.rechecked': {
    about:
      'A member checked an answer that may be outdated; `result` is works, edited or outdated. `paidId` is null within a month of the last paid check.',
    public: true,
    fields: {
      postId: 'id',
      threadId: 'id',
      authorId: 'id?',
      checkerId: 'id',
      paidId: 'id?',
      result: 'text',
      version: 'text',
    },
  },
} as const satisfies EventTable
