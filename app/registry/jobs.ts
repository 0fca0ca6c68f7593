/**
 * Work that may wait or fail: name, payload, number of attempts. A job row is written in the same commit as the event
 * that asks for it. `everyMinutes`: the worker also queues it at that interval.
 */
type JobEntry = { about: string; payload: Record<string, 'text'>; maxAttempts: number; everyMinutes?: number }

export const jobs = {
  'index-thread': {
    about: 'Adds a thread to the search index, or removes it.',
    payload: { threadId: 'text' },
    maxAttempts: 8,
  },
  'index-story': {
    about: 'Adds a story to the search index, or removes it.',
    payload: { storyId: 'text' },
    maxAttempts: 8,
  },
  'place-avatar': {
    about: 'Puts the picture of a profile out of reach while moderators hide it, and back afterwards.',
    payload: { memberId: 'text', avatar: 'text' },
    maxAttempts: 8,
  },
  'index-member': {
    about: 'Adds a member to the search index, or removes the member.',
    payload: { memberId: 'text' },
    maxAttempts: 8,
  },
  'recompute-groups': {
    about: 'Works out by the rules of all groups who belongs to them.',
    payload: {},
    maxAttempts: 3,
    everyMinutes: 1440,
  },
  'compact-search-index': {
    about: 'Merges segments of the search index that accumulated with changes.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'create-account-link': {
    about: 'Makes the link that leads a member back into the account, when there is such a member.',
    payload: { login: 'text', purpose: 'text' },
    maxAttempts: 5,
  },
  'copy-member-data': {
    about: 'Makes the copy of their data that a member asked for.',
    payload: { exportId: 'text' },
    maxAttempts: 5,
  },
  'remove-departed-posts': {
    about: 'Deletes the posts of a member who left and wants them gone.',
    payload: { departureId: 'text' },
    maxAttempts: 5,
  },
  'restore-departed-posts': {
    about: 'Restores the posts of a member who returned.',
    payload: { departureId: 'text' },
    maxAttempts: 5,
  },
  'erase-departed': {
    about: 'Erases accounts whose time to return is over, and again those erased before a backup was restored.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'erase-deleted-posts': {
    about: 'Erases the texts of posts that were deleted longer ago than the retention period.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'read-mailbox': {
    about: 'Reads new messages from the mailbox of IMAP_URL: answers and questions by mail.',
    payload: {},
    maxAttempts: 2,
    everyMinutes: 1,
  },
  'post-held-mail': {
    about: 'Asks the questions that a member had sent by mail before joining.',
    payload: { memberId: 'text' },
    maxAttempts: 5,
  },
  'detect-complaint': {
    about: 'Checks a new or edited post and opens a case if it is a complaint.',
    payload: { postId: 'text' },
    maxAttempts: 5,
  },
  'push-news': {
    about: 'Queues a push message for every browser of those who were told of an event.',
    payload: { causeId: 'text' },
    maxAttempts: 5,
  },
  'send-push': {
    about: 'Sends one push message, unless it was read or hidden meanwhile.',
    payload: { causeId: 'text', subscriptionId: 'text', tries: 'text' },
    maxAttempts: 3,
  },
  'raise-severity': {
    about:
      'Looks at the severity of a case again after its customer wrote or a member pressed “me too” (`of`: case, thread).',
    payload: { of: 'text', moment: 'text' },
    maxAttempts: 5,
  },
  'raise-severities': {
    about: 'Raises open cases whose contract ends soon or whose customer has been one for long.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'move-promises': {
    about: 'Promises in every open case what policies and calendars say now.',
    payload: { why: 'text' },
    maxAttempts: 5,
  },
  'check-case-clocks': {
    about: 'Tells staff of promises to customers that fall due soon or were broken.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 5,
  },
  'recompute-case-facts': {
    about: 'Works out what the report counts of cases for which that is not kept.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'ask-for-ratings': {
    about: 'Asks customers how their case went, reminds them once, invites content ones to tell their story.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 30,
  },
  'ask-to-recommend': {
    about: 'Asks the members of this night whether they would recommend the company, if the site asks that.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'tell-fixed': {
    about: 'Tells all members who reported a root cause, or said “me too”, that an announcement fixes it.',
    payload: { causeId: 'text', threadId: 'text' },
    maxAttempts: 8,
  },
  'ask-if-fixed': {
    about: 'Asks those who were told of a fix whether it is fixed for them.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'close-resolved-cases': {
    about: 'Closes cases that were resolved longer ago than their customers can reopen them.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'assign-cases': {
    about: 'Gives open cases without an assignee to agents who are here, have room and know the matter.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 5,
  },
  'check-backups': {
    about: 'Tells admins once a day while the last good backup is too old; deletes old copies from before migrations.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'end-blocks': {
    about: 'Notes blocks whose time is over.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'choose-second-look': {
    about: 'Brings a share of decided posts back to a second moderator.',
    payload: { itemId: 'text' },
    maxAttempts: 5,
  },
  'end-temporary-measures': {
    about: 'Shows posts again whose temporary measure after a legal request is over.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 5,
  },
  'clean-spam': {
    about: 'Carries a decision about spam out: sanctions, then every post.',
    payload: { cleanupId: 'text' },
    maxAttempts: 8,
  },
  'restore-spam': {
    about: 'Restores what a decision about spam did, after it was undone or appealed against.',
    payload: { cleanupId: 'text', memberId: 'text' },
    maxAttempts: 8,
  },
  'end-sanctions': {
    about: 'Notes silences and suspensions whose time is over.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 5,
  },
  'check-review-queue': {
    about: 'Tells moderators once a day while the review queue is over its target.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'remind-askers': {
    about: 'Reminds askers once to accept an answer.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'delete-unused-uploads': {
    about: 'Deletes uploads that no post or draft uses.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'fetch-pictures': {
    about: 'Fetches the pictures of an imported post into the uploads.',
    payload: { postId: 'text' },
    maxAttempts: 5,
  },
  'mature-points': {
    about: 'Makes pending points available when their hold ends.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 10,
  },
  'expire-points': {
    about: 'Expires available points after their validity, if the site lets points expire.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'check-audit-log': {
    about: 'Checks that no row of the audit log was changed or removed.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'reconcile-ledger': {
    about:
      'Compares the stored balances with the ledger entries; on any difference it stops redemptions and tells staff.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'detect-fraud': {
    about: 'Looks for votes and acceptances made only to earn points, and opens a review item for each finding.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'recompute-first-trust': {
    about: 'Raises new members whose first posts were kept to trust level 1.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 30,
  },
  'recompute-trust-levels': {
    about: 'Raises trust levels whose conditions are met; warns, then lowers those whose conditions are no longer met.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'recompute-tier': {
    about: 'Recalculates the tier of one member from ledger and tenure.',
    payload: { memberId: 'text' },
    maxAttempts: 5,
  },
  'recompute-all-tiers': {
    about:
      'Recalculates every tier once a day, because tenure grows and points expire without an event. Warns before a tier ends.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'recompute-badges': {
    about: 'Recalculates the badges of one member.',
    payload: { memberId: 'text' },
    maxAttempts: 5,
  },
  'recompute-badges-after': {
    about: 'Recalculates the badges that an event can change, for the members it concerns.',
    payload: { memberIds: 'text', event: 'text' },
    maxAttempts: 5,
  },
  'recompute-badges-in-thread': {
    about: 'Recalculates the badges of every author in a thread that was removed or restored.',
    payload: { threadId: 'text' },
    maxAttempts: 5,
  },
  'train-detection': {
    about: 'Learns from what staff said of complaints; an admin puts the result to use.',
    payload: {},
    maxAttempts: 2,
    everyMinutes: 10_080,
  },
  'recompute-all-badges': {
    about:
      "Recalculates every member's badges, because tenure grows without an event and badges are added. Resumes where it stopped.",
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'record-anniversaries': {
    about: 'Records customer anniversaries, for which earning rules award points.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 360,
  },
  'recompute-moderation-log': {
    about: 'Works out the public log of moderation.',
    payload: {},
    maxAttempts: 3,
    everyMinutes: 1440,
  },
  'recompute-fairness': {
    about: 'Computes the fairness report.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'send-ticket': {
    about: 'Sends the ticket of a case to the other system.',
    payload: { caseId: 'text', eventId: 'text' },
    maxAttempts: 8,
  },
  'send-to-billing': {
    about: 'Sends an approved redemption, or the end of one, to billing.',
    payload: { redemptionId: 'text', topic: 'text', eventId: 'text' },
    maxAttempts: 8,
  },
  'time-out-redemptions': {
    about: 'Ends redemptions that waited too long and refunds them.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 10,
  },
  'send-mails': {
    about: 'Sends queued mail.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1,
  },
  'notify-members': {
    about: 'Tells the members whom an event concerns.',
    payload: { eventId: 'text' },
    maxAttempts: 8,
  },
  'redate-notifications': {
    about: 'Sets the time of notifications of a removed or restored post to that of what is left of them.',
    payload: { postId: 'text' },
    maxAttempts: 5,
  },
  'send-digests': {
    about: 'Sends the weekly digest to members whose weekday and hour it is.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'close-windows': {
    about: 'Sends what is still unread to members whose window ended, one mail each.',
    payload: {},
    maxAttempts: 8,
  },
  'remind-of-consent': {
    about: 'Reminds members every two years of their consent to advertising.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'gather-statistics': {
    about: "Updates the statistics used by the database's query planner.",
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'delete-expired': {
    about: 'Deletes expired sessions, request keys, forgotten drafts, old notifications and mail, and finished jobs.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
} as const satisfies Record<string, JobEntry>

export type JobName = keyof typeof jobs
export type JobPayload<N extends JobName> = { -readonly [F in keyof (typeof jobs)[N]['payload']]: string }
