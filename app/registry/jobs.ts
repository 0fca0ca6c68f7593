/**
 * Work that may wait or fail: name, what it carries, how often it is tried. A job row is written in the same commit as
 * the event that asks for it. `every` minutes: the worker also starts it by itself at that rhythm.
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
    about: 'Reads a new post and opens a case when it is a complaint.',
    payload: { postId: 'text' },
    maxAttempts: 5,
  },
  'mature-points': {
    about: 'Makes pending points available when their time has come.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 10,
  },
  'reconcile-ledger': {
    about: 'Compares the book with itself; freezes redemption and raises the alarm on any difference.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'expire-points': {
    about: 'Takes available points whose time is over, when the site lets points expire.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'review-standing': {
    about: "Works out a member's tier from ledger and tenure.",
    payload: { memberId: 'text' },
    maxAttempts: 5,
  },
  'review-badges': {
    about: "Works out a member's badges from what they did.",
    payload: { memberId: 'text' },
    maxAttempts: 5,
  },
  'review-badges-after': {
    about: 'Works out the badges that an event may move, of several members; ids separated by spaces.',
    payload: { memberIds: 'text', event: 'text' },
    maxAttempts: 5,
  },
  'review-badges-in-thread': {
    about: 'Does so for everybody in a thread that was removed or came back.',
    payload: { threadId: 'text' },
    maxAttempts: 5,
  },
  'review-all-badges': {
    about:
      "Reviews everybody's badges, because tenure grows by itself and badges are added; goes on where it was broken off.",
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
    about: 'Gives up redemptions that waited too long and refunds them.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 10,
  },
  'purge-uploads': {
    about: 'Deletes pictures that stand in no post and no draft.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 60,
  },
  'review-standings': {
    about:
      'Does so for everybody once a day, because tenure grows and points grow old by themselves; warns before a tier ends.',
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
    about: 'Raises trust levels whose conditions are met, warns and lowers those that are not carried any more.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'compute-fairness': { about: 'Works out the fairness report.', payload: {}, maxAttempts: 5, everyMinutes: 1440 },
  'review-trust': {
    about: 'Lets new members whose first posts stand reach trust level 1.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 30,
  },
  'detect-gaming': {
    about: 'Looks for votes that make points instead of earning them, and asks people about what it finds.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'tidy-search-index': {
    about: 'Brings the pieces of the search index together that changes left behind.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'gather-statistics': {
    about: 'Counts what the database plans its queries by.',
    payload: {},
    maxAttempts: 5,
    everyMinutes: 1440,
  },
  'remind-askers': {
    about: 'Reminds those who asked to choose an answer, once.',
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
