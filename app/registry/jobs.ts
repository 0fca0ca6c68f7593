/**
 * Work that may wait or fail: its payload and how often it is tried. A job row is written in the commit of the event
 * that asks for it. `everyMinutes`: the worker also starts it at that interval.
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
    about: 'Puts a member into the search index, or takes them out.',
    payload: { memberId: 'text' },
    maxAttempts: 8,
  },
  'detect-complaint': {
    about: 'Classifies a new post and opens a case when it is a complaint.',
    payload: { postId: 'text' },
    maxAttempts: 5,
  },
  'mature-points': {
    about: 'Makes pending points available when their hold has ended.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 10,
  },
  'reconcile-ledger': {
    about: 'Checks that the ledger agrees with itself; on any difference freezes redemption and raises the alarm.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'expire-points': {
    about: 'Takes available points that have expired, when expiry is switched on.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'review-standing': {
    about: "Computes a member's tier from ledger and tenure.",
    payload: { memberId: 'text' },
    maxAttempts: 5,
  },
  'review-badges': {
    about: "Computes a member's badges from their acts.",
    payload: { memberId: 'text' },
    maxAttempts: 5,
  },
  'review-badges-in-thread': {
    about: 'Recomputes the badges of all members of a thread that was removed or restored.',
    payload: { threadId: 'text' },
    maxAttempts: 5,
  },
  'review-all-badges': {
    about:
      'Recomputes the badges of all members, because tenure grows without an event and badges are added; continues where it was interrupted.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'tell-billing': {
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
  'purge-uploads': {
    about: 'Deletes pictures that are in no post and no draft.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'review-standings': {
    about:
      'Recomputes the tiers of all members once a day, because tenure grows and points leave the window without an event; warns before a tier ends.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'pay-anniversaries': {
    about: 'Records the anniversaries of customers, which the earning rules pay.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 360,
  },
  'review-trust-levels': {
    about:
      'Raises trust levels whose conditions are met; warns members below theirs, and lowers them after the grace period.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'compute-fairness': { about: 'Computes the fairness report.', payload: {}, maxAttempts: 5, everyMinutes: 1440 },
  'review-trust': {
    about: 'Gives trust level 1 to new members whose first posts have not been removed.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 30,
  },
  'detect-gaming': {
    about: 'Looks for vote fraud and opens a review item for each finding.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'tidy-search-index': {
    about: 'Merges the segments that changes left in the search index.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'gather-statistics': {
    about: 'Updates the statistics by which the database plans its queries.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'remind-askers': {
    about: 'Reminds askers once to accept an answer.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'sweep-expired': {
    about: 'Deletes expired sessions, idempotency keys and finished jobs.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
} as const satisfies Record<string, JobEntry>

export type JobName = keyof typeof jobs
export type JobPayload<N extends JobName> = { -readonly [F in keyof (typeof jobs)[N]['payload']]: string }
