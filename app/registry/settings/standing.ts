import type { Settings } from './kinds.ts'

const trustSource = "Discourse's trust levels, with breadth in place of volume; decision 021"

/** Trust levels, tiers and tenure. */
export const standingSettings = {
  'trust.one.standingPosts': { kind: 'integer', default: 2, min: 1, max: 100, unit: 'posts', about: 'Trust level 1: posts that have stood for a while. This or one person helped is enough.' },
  'trust.one.peopleHelped': { kind: 'integer', default: 1, min: 1, max: 100, unit: 'people', about: 'Trust level 1: people who accepted an answer. This or standing posts is enough.' },
  'trust.two.daysSinceJoining': { kind: 'integer', default: 14, min: 0, max: 730, unit: 'days', about: 'Trust level 2: days since joining.', source: trustSource },
  'trust.two.activeDays': { kind: 'integer', default: 7, min: 0, max: 365, unit: 'days', about: 'Trust level 2: different days on which the member came by or wrote.', source: trustSource },
  'trust.two.standingPosts': { kind: 'integer', default: 5, min: 0, max: 1000, unit: 'posts', about: 'Trust level 2: posts that have stood for a while.' },
  'trust.two.peopleHelped': { kind: 'integer', default: 3, min: 0, max: 1000, unit: 'people', about: 'Trust level 2: different people who accepted an answer of the member.' },
  'trust.two.voters': { kind: 'integer', default: 5, min: 0, max: 1000, unit: 'people', about: 'Trust level 2: different members who voted a post of the member up.' },
  'trust.two.keptShare': { kind: 'integer', default: 90, min: 0, max: 100, unit: 'percent', about: 'Trust level 2: share of posts that nobody had to remove or hide.' },
  'trust.three.daysSinceJoining': { kind: 'integer', default: 60, min: 0, max: 730, unit: 'days', about: 'Trust level 3: days since joining.', source: trustSource },
  'trust.three.activeDays': { kind: 'integer', default: 30, min: 0, max: 365, unit: 'days', about: 'Trust level 3: different days on which the member came by or wrote.', source: trustSource },
  'trust.three.standingPosts': { kind: 'integer', default: 20, min: 0, max: 1000, unit: 'posts', about: 'Trust level 3: posts that have stood for a while.' },
  'trust.three.peopleHelped': { kind: 'integer', default: 15, min: 0, max: 1000, unit: 'people', about: 'Trust level 3: different people who accepted an answer of the member.' },
  'trust.three.voters': { kind: 'integer', default: 20, min: 0, max: 1000, unit: 'people', about: 'Trust level 3: different members who voted a post of the member up.' },
  'trust.three.keptShare': { kind: 'integer', default: 95, min: 0, max: 100, unit: 'percent', about: 'Trust level 3: share of posts that nobody had to remove or hide.' },
  'trust.keepPercent': { kind: 'integer', default: 90, min: 50, max: 100, unit: 'percent', about: 'A trust level is kept while every figure is at least this part of its bar.' },
  'trust.graceDays': { kind: 'integer', default: 14, min: 1, max: 180, unit: 'days', about: 'A trust level that is no longer carried is kept this long after the member was told.' },
  'tiers.regular.score': { kind: 'integer', default: 300, min: 1, max: 1_000_000, unit: 'score', about: 'Tier score that makes a member a Regular.' },
  'tiers.champion.score': { kind: 'integer', default: 1_100, min: 1, max: 1_000_000, unit: 'score', about: 'Tier score that makes a member a Champion.' },
  'tiers.ambassador.score': { kind: 'integer', default: 2_400, min: 1, max: 1_000_000, unit: 'score', about: 'Tier score that makes a member an Ambassador.' },
  'tiers.holdDays': { kind: 'integer', default: 60, min: 0, max: 366, unit: 'days', about: 'A reached tier is held to the end of the membership year and this many days more.' },
  'tiers.noticeDays': { kind: 'integer', default: 30, min: 1, max: 180, unit: 'days', about: 'Nobody loses a tier earlier than this many days after being told.' },
  'tiers.nearPercent': { kind: 'integer', default: 90, min: 50, max: 99, unit: 'percent', about: 'The member is told that the next tier is near from this part of its bar on.' },
  'tenure.anniversary.points': { kind: 'integer', default: 50, min: 0, max: 1_000, unit: 'points', about: 'At each full year as a customer: this many points for each of the years.' },
  'tenure.linkedDays': { kind: 'integer', default: 90, min: 0, max: 366, unit: 'days', about: 'A member must have belonged to the customer account this long before an anniversary is paid.' },
  'tenure.membersPerAccount': { kind: 'integer', default: 5, min: 1, max: 1_000, unit: 'members', about: 'Members of a company account to whom one anniversary is paid, longest linked first; a person’s account pays one.' },
  'tenure.payEarlierYears': { kind: 'flag', default: false, about: 'Whether anniversaries before the member joined and was linked are paid as well.' },
} as const satisfies Settings
