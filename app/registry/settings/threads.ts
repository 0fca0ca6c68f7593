import type { Settings } from './kinds.ts'

export const threadSettings = {
  'threads.voteLockMinutes': { kind: 'integer', default: 5, min: 0, max: 1440, unit: 'minutes', about: 'A vote can be changed for this long, and again after the post was edited.', source: 'Stack Exchange locks votes after 5 minutes' },
  'threads.votesPerDay': { kind: 'integer', default: 40, min: 1, max: 1000, unit: 'votes', about: 'Votes a member can cast in a community day.', source: 'Stack Exchange allows 40' },
  'threads.votesPerAuthorPerDay': { kind: 'integer', default: 6, min: 1, max: 1000, unit: 'votes', about: 'Votes a member can cast in a community day on posts of one author.' },
  'threads.acceptByStaffAfterDays': { kind: 'integer', default: 7, min: 0, max: 365, unit: 'days', about: 'After this much silence of the asker, an agent can accept an answer.' },
  'threads.maxTags': { kind: 'integer', default: 5, min: 1, max: 10, unit: 'tags', about: 'Most tags on one thread.', source: 'Stack Exchange allows 5' },
  'threads.newTagTrust': { kind: 'integer', default: 1, min: 0, max: 4, unit: 'trust level', about: 'Trust level from which a member can use a tag that does not exist yet.' },
  'threads.acceptReminderDays': { kind: 'integer', default: 3, min: 1, max: 365, unit: 'days', about: 'The asker is reminded once to choose, this long after the first answer.' },
  'threads.outdatedVoices': { kind: 'integer', default: 2, min: 1, max: 100, unit: 'members', about: 'So many members must say that an accepted answer did not work on a newer version, and more than say it did, before it counts as possibly outdated.' },
} as const satisfies Settings
