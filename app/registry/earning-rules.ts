import type { EventPayload, EventType } from './events.ts'
import type { RuleConditions } from './rule-conditions.ts'
import type { SettingKey } from './settings/index.ts'

/** Names of the id fields of an event: the compiler checks that `to` is one of them. */
type IdField<T extends EventType> = keyof EventPayload<T> & string

/** So much: a whole number, or the setting that says it. */
export type Amount = SettingKey | number

/** What stops a rule from paying without end. Every cap is recorded on the award that it cut. */
export type RuleCaps = {
  /**
   * 'counted': its reputation is part of the daily cap (`reputation.dailyCap`); 'outside': neither capped nor counted.
   */
  day: 'counted' | 'outside'
  /** Its reputation is bounded per post (`reputation.postCapUp`, `reputation.postCapDown`). */
  perPost: boolean
  /** Most points from one giver to one receiver, over all rules with this cap; null: no bound. */
  pair: { perDay: Amount; per30Days: Amount } | null
  /**
   * How often one giver's acts bring one receiver something, a community day and in all; beyond it neither unit.
   * Absent: no bound.
   */
  pairTimes?: { perDay: Amount; inAll: Amount }
  /** Most reputation that a member gets from this rule in all; null: no bound. */
  lifetime: Amount | null
}

/**
 * Who gets what for which event: version 1 of each rule. An admin's versions are rows of `earning_rule_version` and
 * take its place from their day on; each award names the version in force at the moment of its event and stores the
 * amount as granted, so that no change rewrites the past (decision 018).
 * - `giver`: the field that names whose act it is, for the cap per pair and conditions on them; null when nobody's.
 * - `unless`: fields that must not name the receiver (no points for acting on one's own content).
 * - `times`: a whole-number field of the event that both amounts are multiplied by.
 */
type EarningRule<T extends EventType = EventType> = {
  [K in T]: {
    on: K
    to: IdField<K>
    giver: IdField<K> | null
    unless: readonly IdField<K>[]
    /** 'subject': paid once in the life of the post or story, however often the event happens. */
    once: 'event' | 'subject'
    times?: IdField<K>
    reputation: Amount
    points: Amount
    caps: RuleCaps
    conditions: RuleConditions
  }
}[T]

const outside = { day: 'outside', perPost: false, pair: null, lifetime: null } as const satisfies RuleCaps
const counted = { ...outside, day: 'counted' } as const satisfies RuleCaps
const voted = {
  day: 'counted',
  perPost: true,
  pair: { perDay: 'points.pairPerDay', per30Days: 'points.pairPer30Days' },
  lifetime: null,
} as const satisfies RuleCaps
// As many as one person's problems plausibly meet the same helper; more is a pair at work (security.md).
const acceptedOfPair = {
  ...outside,
  pairTimes: { perDay: 'points.pairAcceptancesPerDay', inAll: 'points.pairAcceptancesInAll' },
} as const satisfies RuleCaps
const votedDown = { ...outside, perPost: true } as const satisfies RuleCaps

export const earningRules = {
  'answer-voted-up': {
    on: 'answer.votedUp',
    to: 'authorId',
    giver: 'voterId',
    unless: ['voterId'],
    once: 'event',
    reputation: 'reputation.answerUp',
    points: 'reputation.answerUp.points',
    caps: voted,
    conditions: {},
  },
  'answer-voted-down': {
    on: 'answer.votedDown',
    to: 'authorId',
    giver: 'voterId',
    unless: ['voterId'],
    once: 'event',
    reputation: 'reputation.answerDown',
    points: 0,
    caps: votedDown,
    conditions: {},
  },
  'question-voted-up': {
    on: 'question.votedUp',
    to: 'authorId',
    giver: 'voterId',
    unless: ['voterId'],
    once: 'event',
    reputation: 'reputation.questionUp',
    points: 'reputation.questionUp.points',
    caps: voted,
    conditions: {},
  },
  'question-voted-down': {
    on: 'question.votedDown',
    to: 'authorId',
    giver: 'voterId',
    unless: ['voterId'],
    once: 'event',
    reputation: 'reputation.questionDown',
    points: 0,
    caps: votedDown,
    conditions: {},
  },
  'answer-accepted': {
    on: 'answer.accepted',
    to: 'answerAuthorId',
    giver: 'askerId',
    unless: ['askerId'],
    once: 'event',
    reputation: 'reputation.accepted',
    points: 'reputation.accepted.points',
    caps: acceptedOfPair,
    conditions: {},
  },
  'accepting-an-answer': {
    on: 'answer.accepted',
    to: 'askerId',
    giver: null,
    unless: ['answerAuthorId'],
    once: 'event',
    reputation: 'reputation.accepting',
    points: 'reputation.accepting.points',
    caps: counted,
    conditions: {},
  },
  'answer-endorsed': {
    on: 'answer.endorsed',
    to: 'answerAuthorId',
    giver: 'by',
    unless: ['by'],
    once: 'subject',
    reputation: 'reputation.endorsed',
    points: 'reputation.endorsed.points',
    caps: counted,
    conditions: {},
  },
  'casting-a-down-vote': {
    on: 'answer.votedDown',
    to: 'voterId',
    giver: null,
    unless: ['authorId'],
    once: 'event',
    reputation: 'reputation.castDown',
    points: 0,
    caps: outside,
    conditions: {},
  },
  'story-published': {
    on: 'story.published',
    to: 'authorId',
    giver: null,
    unless: [],
    once: 'subject',
    reputation: 'reputation.storyPublished',
    points: 'reputation.storyPublished.points',
    caps: counted,
    conditions: {},
  },
  'suggested-edit-accepted': {
    on: 'edit.accepted',
    to: 'editorId',
    giver: null,
    unless: ['authorId', 'by'],
    once: 'event',
    reputation: 2,
    points: 1,
    caps: { ...counted, lifetime: 1_000 },
    conditions: {},
  },
  'answer-rechecked': {
    on: 'answer.rechecked',
    to: 'paidId',
    giver: null,
    unless: [],
    once: 'event',
    reputation: 2,
    points: 1,
    caps: counted,
    conditions: {},
  },
  'tenure-anniversary': {
    on: 'tenure.anniversary',
    to: 'memberId',
    giver: null,
    unless: [],
    once: 'event',
    times: 'years',
    reputation: 0,
    points: 'tenure.anniversary.points',
    caps: outside,
    conditions: {},
  },
} as const satisfies Record<string, EarningRule>

export type EarningRuleName = keyof typeof earningRules
