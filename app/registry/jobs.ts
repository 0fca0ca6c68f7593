/**
 * Work that may wait or fail: name, payload, number of attempts. A job row is written in the same commit as the event
 * that asks for it. `everyMinutes`: the worker also queues it at that interval.
 */
type JobEntry = { about: string; payload: Record<string, 'text'>; maxAttempts: number; everyMinutes?: number }

export const jobs = {
  'index-thread': {
    about: 'Puts a thread into the search index, or takes it out.',
    payload: { threadId: 'text' },
    maxAttempts: 8,
  },
  'index-story': {
    about: 'Puts a story into the search index, or takes it out.',
    payload: { storyId: 'text' },
    maxAttempts: 8,
  },
  'index-member': {
    about: 'Puts a member into the search index, or takes the member out.',
    payload: { memberId: 'text' },
    maxAttempts: 8,
  },
  'compact-search-index': {
    about: 'Merges the segments that changes left in the search index.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'detect-complaint': {
    about: 'Reads a new or edited post and opens a case when it is a complaint.',
    payload: { postId: 'text' },
    maxAttempts: 5,
  },
  'remind-askers': {
    about: 'Reminds askers once to accept an answer.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'delete-unused-uploads': {
    about: 'Deletes uploads that no post and no draft uses.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'mature-points': {
    about: 'Makes pending points available when their hold ends.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 10,
  },
  'expire-points': {
    about: 'Expires available points past their validity, when the site lets points expire.',
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
    about:
      'Looks for votes and acceptances that make points instead of earning them, and opens a review item for each finding.',
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
    about: 'Derives the tier of one member from ledger and tenure.',
    payload: { memberId: 'text' },
    maxAttempts: 5,
  },
  'recompute-all-tiers': {
    about:
      'Derives every tier once a day, because tenure grows and points expire without an event; warns before a tier ends.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'recompute-badges': {
    about: 'Derives the badges of one member from what the member did.',
    payload: { memberId: 'text' },
    maxAttempts: 5,
  },
  'recompute-badges-after': {
    about: 'Derives the badges that one event can change, of the members it concerns.',
    payload: { memberIds: 'text', event: 'text' },
    maxAttempts: 5,
  },
  'recompute-badges-in-thread': {
    about: 'Derives the badges of every author in a thread that was removed or restored.',
    payload: { threadId: 'text' },
    maxAttempts: 5,
  },
  'recompute-all-badges': {
    about:
      "Derives every member's badges, because tenure grows without an event and badges are added; resumes where it stopped.",
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'record-anniversaries': {
    about: 'Records the anniversaries of customers, which the earning rules pay.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 360,
  },
  'recompute-fairness': {
    about: 'Computes the fairness report.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'send-to-billing': {
    about: 'Sends an approved redemption, or the end of one, to billing.',
    payload: { redemptionId: 'text', topic: 'text', eventId: 'text' },
    maxAttempts: 8,
  },
  'time-out-redemptions': {
    about: 'Times out redemptions that waited too long, and refunds them.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 10,
  },
  'send-mails': {
    about: 'Sends the mail that is due.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1,
  },
  'gather-statistics': {
    about: 'Updates the statistics that the query planner of the database uses.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'delete-expired': {
    about: 'Deletes expired sessions, request keys, forgotten drafts and finished jobs.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
} as const satisfies Record<string, JobEntry>

export type JobName = keyof typeof jobs
export type JobPayload<N extends JobName> = { -readonly [F in keyof (typeof jobs)[N]['payload']]: string }
