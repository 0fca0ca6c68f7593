/**
 * All events, in the past tense. A use-case records an event in the transaction that makes it true;
 * `app/reactions.server.ts` says what follows. Field kinds: `id` text, `id?` text or null, `text`, `number`. `public`
 * events are the topics of webhooks: other systems rely on their payload.
 */
type FieldKind = 'id' | 'id?' | 'text' | 'number'
type EventEntry = { about: string; public: boolean; fields: Record<string, FieldKind> }

export const events = {
  'member.registered': { about: 'A visitor became a member.', public: true, fields: { memberId: 'id' } },
  'member.roleChanged': {
    about: "A member's roles were changed.",
    public: false,
    fields: { memberId: 'id', before: 'text', after: 'text' },
  },
  'member.trustChanged': {
    about: "A member's trust level changed; `by` is null when the rules did it.",
    public: false,
    fields: { memberId: 'id', before: 'number', after: 'number', by: 'id?' },
  },
  'member.trustWarned': {
    about: "A member's figures no longer meet their trust level; the level is kept until `until`.",
    public: false,
    fields: { memberId: 'id', level: 'number', figure: 'text', until: 'text' },
  },
  'member.profileChanged': {
    about: 'A member changed name, bio or language.',
    public: false,
    fields: { memberId: 'id' },
  },
  'member.passwordChanged': {
    about: 'A password was changed; other sessions ended.',
    public: false,
    fields: { memberId: 'id' },
  },
  'member.linkCreated': {
    about: 'A single-use link was made for a member, to be sent by mail.',
    public: false,
    fields: { memberId: 'id', linkId: 'id', purpose: 'text' },
  },
  'member.claimed': {
    about: 'The former owner took over an imported account.',
    public: false,
    fields: { memberId: 'id' },
  },
  'member.emailVerified': {
    about: 'A member proved to own the e-mail address.',
    public: false,
    fields: { memberId: 'id' },
  },
  'member.emailChanged': {
    about: 'The e-mail address of a member was replaced; `linkId` is null when an admin did it. Sessions ended.',
    public: false,
    fields: { memberId: 'id', linkId: 'id?' },
  },
  'mail.notTaken': {
    about: 'A message that came in was refused or waits for its sender to join; the sender is told.',
    public: false,
    fields: { incomingId: 'id', address: 'text', language: 'text' },
  },
  'badge.awarded': {
    about: 'A member earned a badge, for the first time or again; `times` is how often the member holds it now.',
    public: true,
    fields: { memberId: 'id', badge: 'text', tagId: 'id?', times: 'number' },
  },
  'badge.revoked': {
    about: 'A badge was revoked because its condition no longer holds, wholly (`times` 0) or in part.',
    public: true,
    fields: { memberId: 'id', badge: 'text', tagId: 'id?', times: 'number' },
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
  'case.opened': {
    about: 'A case was opened.',
    public: true,
    fields: { caseId: 'id', number: 'number', customerId: 'id?', severity: 'text', source: 'text', dueAt: 'text' },
  },
  'case.assigned': {
    about: 'A case was assigned, or its assignee was removed (`assigneeId` null). `before`: who had it.',
    public: true,
    fields: { caseId: 'id', assigneeId: 'id?', before: 'id?' },
  },
  'case.customerWrote': {
    about: 'The customer wrote again, in the thread (`postId`) or to staff alone (null).',
    public: true,
    fields: { caseId: 'id', postId: 'id?' },
  },
  'case.promiseMoved': {
    about: 'The first response to a customer was promised for a later moment, `dueAt`.',
    public: false,
    fields: { caseId: 'id', dueAt: 'text' },
  },
  'case.dueSoon': {
    about: 'A promise of a case falls due soon; `clock` is firstResponse or resolution.',
    public: false,
    fields: { caseId: 'id', clock: 'text', dueAt: 'text' },
  },
  'case.breached': {
    about: 'A promise of a case was broken; `clock` is firstResponse or resolution.',
    public: false,
    fields: { caseId: 'id', clock: 'text', dueAt: 'text' },
  },
  'case.mentioned': {
    about: 'A private message of a case names staff; `mentionedIds` are their ids, with spaces between.',
    public: false,
    fields: { caseId: 'id', mentionedIds: 'text' },
  },
  'case.noted': {
    about: 'An internal note was written; `mentionedIds` are the ids of the staff it names, with spaces between.',
    public: false,
    fields: { caseId: 'id', noteId: 'id', mentionedIds: 'text' },
  },
  'case.moved': {
    about: 'A case changed its status.',
    public: true,
    fields: { caseId: 'id', from: 'text', to: 'text' },
  },
  'case.answered': { about: 'Staff answered the customer.', public: true, fields: { caseId: 'id', postId: 'id?' } },
  'case.replyBegun': {
    about: 'A member of staff is writing an answer in a case; recorded once a minute at most.',
    public: false,
    fields: { caseId: 'id' },
  },
  'case.dismissed': {
    about: 'Staff dismissed a case: the post is not a complaint.',
    public: false,
    fields: { caseId: 'id', postId: 'id?' },
  },
  'story.submitted': { about: 'A story waits for curation.', public: false, fields: { storyId: 'id', authorId: 'id' } },
  'story.published': {
    about: 'A story was published.',
    public: true,
    fields: { storyId: 'id', authorId: 'id', by: 'id?' },
  },
  'story.moved': {
    about: 'A story changed its state.',
    public: false,
    fields: { storyId: 'id', authorId: 'id', from: 'text', to: 'text' },
  },
  'story.withdrawn': {
    about: 'A published story was withdrawn by its author or retired.',
    public: true,
    fields: { storyId: 'id', authorId: 'id' },
  },
  'story.changed': {
    about:
      'What readers see of a story changed: shown, hidden, names, place. Read it again; not found means hidden or gone.',
    public: true,
    fields: { storyId: 'id', authorId: 'id' },
  },
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
    about: 'A decision was undone; the item waits again. No longer recorded.',
    public: false,
    fields: { itemId: 'id', kind: 'text', subjectId: 'id', by: 'id?' },
  },
  'review.overdue': {
    about: 'An open review item has waited for more than the target of `hours`; recorded once a day while it lasts.',
    public: false,
    fields: { itemId: 'id', hours: 'number' },
  },
  'perk.changed': {
    about: 'A perk was created, changed, archived or unarchived.',
    public: false,
    fields: { perkId: 'id', by: 'id?' },
  },
  'perk.reached': {
    about: 'A member has enough points for a perk that they may redeem; recorded once until it is redeemed.',
    public: false,
    fields: { perkId: 'id', memberId: 'id' },
  },
  'redemption.requested': {
    about: 'A member asked for a perk; its points are reserved.',
    public: true,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.approved': {
    about: 'A redemption was approved, by the rules or by two members of staff.',
    public: true,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.fulfilling': {
    about: 'Delivery of a redemption began.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.fulfilled': {
    about: 'A redemption was delivered; its points are spent.',
    public: true,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.denied': {
    about: 'Staff denied a redemption.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.cancelled': {
    about: 'A member cancelled a redemption before it was approved.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.failed': {
    about: 'A redemption could not be delivered.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.timedOut': {
    about: 'A redemption waited too long and timed out.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.refunded': {
    about: 'The points and the stock of a redemption were returned.',
    public: true,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'points.expired': {
    about: 'Available points expired.',
    public: false,
    fields: { transactionId: 'id', memberId: 'id', points: 'number' },
  },
  'points.adjusted': {
    about: 'An admin corrected a balance by hand.',
    public: false,
    fields: { transactionId: 'id', memberId: 'id', unit: 'text', amount: 'number', by: 'id?' },
  },
  'ledger.differenceFound': {
    about: 'A check of the ledger found a difference; redemptions are stopped.',
    public: false,
    fields: { reconciliationId: 'id', findings: 'number' },
  },
  'rule.changed': {
    about: 'A new version of an earning rule was created.',
    public: true,
    fields: { rule: 'text', version: 'number', validFrom: 'text', by: 'id?' },
  },
  'tier.reached': {
    about: 'A member reached a tier.',
    public: true,
    fields: { memberId: 'id', tier: 'text', before: 'text', score: 'number' },
  },
  'tier.warned': {
    about: 'A member was warned: the next tier is near (`near`), or the present one ends at `until` (`ending`).',
    public: false,
    fields: { memberId: 'id', kind: 'text', tier: 'text', score: 'number', until: 'id?' },
  },
  'tier.lost': {
    about: 'A tier ended; `tier` is the one that the member has now.',
    public: true,
    fields: { memberId: 'id', tier: 'text', before: 'text', score: 'number' },
  },
  'tenure.anniversary': {
    about: 'A member has been a customer for that many full years.',
    public: true,
    fields: { memberId: 'id', accountId: 'id', years: 'number' },
  },
  'account.saved': { about: 'A customer account was created or changed.', public: false, fields: { accountId: 'id' } },
  'account.memberLinked': {
    about: 'A member was linked to a customer account; `before` is the one they left, null for none.',
    public: false,
    fields: { accountId: 'id', memberId: 'id', before: 'id?' },
  },
  'account.memberUnlinked': {
    about: 'A member was unlinked from a customer account.',
    public: false,
    fields: { accountId: 'id', memberId: 'id' },
  },
  'vote.corrected': {
    about: 'A vote no longer counts, because it was found to be vote fraud. `cause` is the event being undone.',
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
  'points.matured': {
    about: 'Pending points became available; `points` is how many.',
    public: false,
    fields: { transactionId: 'id', memberId: 'id', points: 'number' },
  },
  'points.capped': {
    about: 'A cap cut what a member earned; the line of the ledger says which.',
    public: false,
    fields: { memberId: 'id', rule: 'text' },
  },
  'notification.created': {
    about:
      'Members were told of the event `causeId`, as a notification of this kind; whom, says `notification_item` under that event.',
    public: false,
    fields: { causeId: 'id', kind: 'text', members: 'number' },
  },
  'backup.failed': {
    about: 'A backup failed; recorded once a day.',
    public: false,
    fields: { backupId: 'id' },
  },
  'backup.missed': {
    about: 'The last good backup, `backupId`, is older than `days` days; recorded once a day while it lasts.',
    public: false,
    fields: { backupId: 'id', days: 'number' },
  },
  'job.failed': {
    about: 'A job failed for the last time.',
    public: false,
    fields: { jobId: 'id', name: 'text' },
  },
  'mail.suppressed': {
    about:
      'An address takes no mail any more: mail came back, its reader complained, or an admin decided so. `memberId`: whose it is.',
    public: false,
    fields: { memberId: 'id?', reason: 'text' },
  },
  'mail.released': {
    about: 'An address takes mail again.',
    public: false,
    fields: { memberId: 'id?' },
  },
  'mail.unsubscribed': {
    about: 'A member ended a topic of mail from a mail, by its link or by calling it spam (`how`: link, complaint).',
    public: false,
    fields: { memberId: 'id', topic: 'text', subject: 'id?', how: 'text' },
  },
  'advertising.consented': {
    about: 'A member consented to advertising, or to advertising at night (`scope`).',
    public: false,
    fields: { memberId: 'id', scope: 'text' },
  },
  'advertising.refused': {
    about: 'A member withdrew the consent to advertising, or to advertising at night (`scope`).',
    public: false,
    fields: { memberId: 'id', scope: 'text' },
  },
} as const satisfies Record<string, EventEntry>

export type EventType = keyof typeof events

type FieldValue<K extends FieldKind> = K extends 'id' | 'text' ? string : K extends 'id?' ? string | null : number

/** The payload of one event type, derived from the table above. */
export type EventPayload<T extends EventType> = {
  -readonly [F in keyof (typeof events)[T]['fields']]: (typeof events)[T]['fields'][F] extends FieldKind
    ? FieldValue<(typeof events)[T]['fields'][F]>
    : never
}

/** A recorded event. `actorId` null: no member (the system, an import). */
export type RecordedEvent<T extends EventType = EventType> = {
  [K in T]: { id: string; type: K; at: string; actorId: string | null; payload: EventPayload<K> }
}[T]
