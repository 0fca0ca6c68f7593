import type { Settings } from './kinds.ts'

const seSource = 'Stack Exchange: +10 for a vote, -2 for a down vote, +15 for an acceptance, 200 a day'

export const reputationSettings = {
  'reputation.answerUp': { kind: 'integer', default: 10, min: 0, max: 100, unit: 'reputation', about: "To an answer's author for an up vote.", source: seSource },
  'reputation.answerUp.points': { kind: 'integer', default: 2, min: 0, max: 100, unit: 'points', about: "To an answer's author for an up vote." },
  'reputation.answerDown': { kind: 'integer', default: -2, min: -100, max: 0, unit: 'reputation', about: "From an answer's author for a down vote.", source: seSource },
  'reputation.questionUp': { kind: 'integer', default: 5, min: 0, max: 100, unit: 'reputation', about: "To a question's author for an up vote." },
  'reputation.questionUp.points': { kind: 'integer', default: 1, min: 0, max: 100, unit: 'points', about: "To a question's author for an up vote." },
  'reputation.questionDown': { kind: 'integer', default: -2, min: -100, max: 0, unit: 'reputation', about: "From a question's author for a down vote.", source: seSource },
  'reputation.accepted': { kind: 'integer', default: 15, min: 0, max: 200, unit: 'reputation', about: "To the author of an accepted answer to another's question.", source: seSource },
  'reputation.accepted.points': { kind: 'integer', default: 10, min: 0, max: 200, unit: 'points', about: "To the author of an accepted answer to another's question." },
  'reputation.accepting': { kind: 'integer', default: 2, min: 0, max: 100, unit: 'reputation', about: "To the asker for accepting another's answer.", source: seSource },
  'reputation.accepting.points': { kind: 'integer', default: 1, min: 0, max: 100, unit: 'points', about: "To the asker for accepting another's answer." },
  'reputation.endorsed': { kind: 'integer', default: 10, min: 0, max: 200, unit: 'reputation', about: 'To the author of an answer that an agent endorses.' },
  'reputation.endorsed.points': { kind: 'integer', default: 5, min: 0, max: 200, unit: 'points', about: 'To the author of an answer that an agent endorses.' },
  'reputation.castDown': { kind: 'integer', default: -1, min: -100, max: 0, unit: 'reputation', about: 'From a member who votes an answer down.', source: 'Stack Exchange: -1' },
  'reputation.storyPublished': { kind: 'integer', default: 20, min: 0, max: 200, unit: 'reputation', about: 'To the author of a published story, praise and criticism alike.' },
  'reputation.storyPublished.points': { kind: 'integer', default: 25, min: 0, max: 500, unit: 'points', about: 'To the author of a published story, praise and criticism alike.' },
  'reputation.dailyCap': { kind: 'integer', default: 200, min: 0, max: 10_000, unit: 'reputation', about: 'Most reputation from votes and other small acts in a community day; acceptances stand outside.', source: seSource },
  'reputation.postCapUp': { kind: 'integer', default: 100, min: 0, max: 10_000, unit: 'reputation', about: 'Most reputation that votes on one post can bring.' },
  'reputation.postCapDown': { kind: 'integer', default: -20, min: -10_000, max: 0, unit: 'reputation', about: 'Most reputation that votes on one post can take.' },
  'points.maturityHours': { kind: 'integer', default: 72, min: 0, max: 2160, unit: 'hours', about: 'Points are pending for this long before they can be spent.' },
  'tiers.tenureScorePerYear': { kind: 'integer', default: 160, min: 0, max: 10_000, unit: 'score', about: 'Tier score for each full year as a customer.' },
  'tiers.windowMonths': { kind: 'integer', default: 24, min: 1, max: 120, unit: 'months', about: 'Points earned in this window count for the tier.' },
} as const satisfies Settings
