import type { Settings } from './kinds.ts'

/** What holds new posts until a moderator has seen them; `registry/holding-rules.ts` says whose. */
export const holdingSettings = {
  'holding.firstPosts': {
    kind: 'integer',
    default: 2,
    min: 0,
    max: 20,
    unit: 'posts',
    about: 'How many posts of a new member count as the first ones, of which some wait for a moderator. 0: none.',
    source: 'what the large communities ask of new members: one to three posts',
  },
  'holding.firstPostsWith': {
    kind: 'choice',
    default: 'links',
    options: ['links', 'anything'],
    about: "Which of a new member's first posts wait: those that link to a site that is new here, or all of them.",
    source: 'first questions of customers are answered sooner, and advertising without a link sells nothing',
  },
  'holding.links': {
    kind: 'integer',
    default: 2,
    min: 0,
    max: 50,
    unit: 'links',
    about: 'Most links in a post at trust level 0 to sites that are new here; more are held. 0: any number.',
  },
  'holding.burstPosts': {
    kind: 'integer',
    default: 5,
    min: 0,
    max: 100,
    unit: 'posts',
    about: 'Most posts in ten minutes at trust level 0; more are held. 0: any number.',
  },
  'holding.repeatMinutes': {
    kind: 'integer',
    default: 5,
    min: 0,
    max: 1_440,
    unit: 'minutes',
    about: 'The same text again within this time is held, whoever wrote it first. 0: never.',
  },
  'holding.hostMembers': {
    kind: 'integer',
    default: 3,
    min: 0,
    max: 50,
    unit: 'members',
    about:
      'A link is held when this many new members, or as many posts of its author, linked to the same host in the last week. For a site that is known here, others count only when they come all of a sudden within an hour. 0: never.',
  },
  'holding.spamDays': {
    kind: 'integer',
    default: 7,
    min: 0,
    max: 90,
    unit: 'days',
    about: 'A text is held that is nearly the same as advertising which was hidden in this period. 0: never.',
  },
  'holding.alikeDays': {
    kind: 'integer',
    default: 7,
    min: 0,
    max: 90,
    unit: 'days',
    about:
      'A text of a new member is held that is nearly the same as what this or another new member wrote in this period. 0: never.',
  },
  'holding.tricks': {
    kind: 'switch',
    default: true,
    about: 'Whether a text is held that hides letters, or disguises them with those of another alphabet.',
  },
  'holding.contacts': {
    kind: 'switch',
    default: true,
    about: 'Whether a text of a new member is held that gives a mobile number or a name in a messenger.',
  },
  'holding.turnedPosts': {
    kind: 'switch',
    default: true,
    about:
      'Whether a moderator looks at an edit that adds a link to another site, or keeps less than a third of the text. The post stays visible.',
  },
} as const satisfies Settings
