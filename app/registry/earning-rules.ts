import type { EventPayload, EventType } from './events.ts'
import type { RuleConditions } from './rule-conditions.ts'
import type { SettingKey } from './settings/index.ts'

/** Names of the id fields of an event: the compiler checks that `to` is one of them. */
type IdField<T extends EventType> = keyof EventPayload<T> & string

/** An amount: a whole number, or the key of the setting that holds it. */
export type Amount = SettingKey | number

/** Most awards in a community day and in total. */
type Times = { perDay: Amount; inAll: Amount }

/** The caps of a rule. An award that a cap cut records the cap. */
export type RuleCaps = {
  /**
   * 'counted': its reputation is part of the daily cap (`reputation.dailyCap`); 'outside': neither capped nor counted.
   */
  day: 'counted' | 'outside'
  /** Its reputation is limited per post (`reputation.postCapUp`, `reputation.postCapDown`). */
  perPost: boolean
  /** Most points from one giver to one receiver, over all rules with this cap; null: no limit. */
  pair: { perDay: Amount; per30Days: Amount } | null
  /**
   * Most awards to one receiver for acts of one giver; beyond it neither reputation nor points. Absent, in versions
   * from before this cap: no limit.
   */
  pairTimes?: Times
  /**
   * How often the rule pays one receiver, from all givers together; beyond it neither unit is paid. Absent: no bound.
   */
  times?: Times
  /** Most reputation that a member gets from this rule in total; null: no limit. */
  lifetime: Amount | null
}

/** The rules of the registry limit both units by pair, day and lifetime; only an admin's version may leave one out. */
type BoundedCaps = RuleCaps & { pairTimes: Times; times: Times }

/**
 * Who gets what for which event: version 1 of each rule. An admin's versions are rows of `earning_rule_version` and
 * take its place from their day on; each award names the version in force at the moment of its event and stores the
 * amount as granted, so that no change rewrites the past (decision 018).
 * - `giver`: the field that names the other end of the pair that is bounded together: whose act it is, or, where
 *   anybody   may act on it (an edit, a check), whose post it is.
 * - `proof`: pays nothing while the act is held, because the acting account is not proven (decision 030).
 * - `unless`: fields that must not name the receiver (no points for acting on one's own content).
 * - `times`: a whole-number field of the event that both amounts are multiplied by.
 */
type EarningRule<T extends EventType = EventType> = {
  [K in T]: {
    on: K
    to: IdField<K>
    giver: IdField<K>
    proof?: true
    unless: readonly IdField<K>[]
    /** 'subject': paid once per post or story, however often the event happens. */
    once: 'event' | 'subject'
    times?: IdField<K>
    reputation: Amount
    points: Amount
    caps: BoundedCaps
    conditions: RuleConditions
  }
}[T]

const outside = { day: 'outside', perPost: false, pair: null, lifetime: null } as const satisfies RuleCaps
const counted = { ...outside, day: 'counted' } as const satisfies RuleCaps
// A day has 6 votes for the same author at most; 40 in total are years of two who read each other.
const votes = {
  perPost: true,
  pairTimes: { perDay: 6, inAll: 40 },
  times: { perDay: 100, inAll: 10_000 },
} as const satisfies Partial<RuleCaps>
const votedUp = {
  ...counted,
  ...votes,
  pair: { perDay: 'points.pairPerDay', per30Days: 'points.pairPer30Days' },
} as const satisfies RuleCaps
const votedDown = { ...outside, ...votes } as const satisfies RuleCaps
// As many as one asker's questions plausibly meet one helper; more is vote fraud (decision 030).
const acceptances = {
  perDay: 'points.pairAcceptancesPerDay',
  inAll: 'points.pairAcceptancesInAll',
} as const satisfies Times

export const earningRules = {
  'answer-voted-up': {
    on: 'answer.votedUp',
    to: 'authorId',
    giver: 'voterId',
    unless: ['voterId'],
    once: 'event',
    reputation: 'reputation.answerUp',
    points: 'reputation.answerUp.points',
    caps: votedUp,
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
    caps: votedUp,
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
    proof: true,
    unless: ['askerId'],
    once: 'event',
    reputation: 'reputation.accepted',
    points: 'reputation.accepted.points',
    caps: { ...outside, pairTimes: acceptances, times: { perDay: 30, inAll: 10_000 } },
    conditions: {},
  },
  'accepting-an-answer': {
    on: 'answer.accepted',
    to: 'askerId',
    giver: 'answerAuthorId',
    proof: true,
    unless: ['answerAuthorId'],
    once: 'event',
    reputation: 'reputation.accepting',
    points: 'reputation.accepting.points',
    caps: { ...counted, pairTimes: acceptances, times: { perDay: 10, inAll: 500 } },
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
    caps: { ...counted, pairTimes: { perDay: 10, inAll: 1_000 }, times: { perDay: 20, inAll: 2_000 } },
    conditions: {},
  },
  'casting-a-down-vote': {
    on: 'answer.votedDown',
    to: 'voterId',
    giver: 'authorId',
    unless: ['authorId'],
    once: 'event',
    reputation: 'reputation.castDown',
    points: 0,
    caps: { ...votedDown, perPost: false },
    conditions: {},
  },
  'story-published': {
    on: 'story.published',
    to: 'authorId',
    giver: 'by',
    unless: [],
    once: 'subject',
    reputation: 'reputation.storyPublished',
    points: 'reputation.storyPublished.points',
    caps: { ...counted, pairTimes: { perDay: 2, inAll: 50 }, times: { perDay: 2, inAll: 50 } },
    conditions: {},
  },
  'suggested-edit-accepted': {
    on: 'edit.accepted',
    to: 'editorId',
    giver: 'authorId',
    proof: true,
    unless: ['authorId', 'by'],
    once: 'event',
    reputation: 2,
    points: 1,
    // 500 times are 1,000 reputation in total, as on Stack Exchange.
    caps: { ...counted, pairTimes: { perDay: 3, inAll: 10 }, times: { perDay: 10, inAll: 500 } },
    conditions: {},
  },
  'answer-rechecked': {
    on: 'answer.rechecked',
    to: 'paidId',
    giver: 'authorId',
    unless: [],
    once: 'event',
    reputation: 2,
    points: 1,
    caps: { ...counted, pairTimes: { perDay: 3, inAll: 20 }, times: { perDay: 10, inAll: 500 } },
    conditions: {},
  },
  'flag-upheld': {
    on: 'flag.upheld',
    to: 'memberId',
    giver: 'authorId',
    unless: ['authorId', 'by'],
    once: 'event',
    reputation: 2,
    points: 1,
    // As suggested edits: careful flagging is thanked for, and is no way to earn.
    caps: { ...counted, pairTimes: { perDay: 3, inAll: 10 }, times: { perDay: 10, inAll: 500 } },
    conditions: {},
  },
  'tenure-anniversary': {
    on: 'tenure.anniversary',
    to: 'memberId',
    giver: 'accountId',
    unless: [],
    once: 'event',
    times: 'years',
    reputation: 0,
    points: 'tenure.anniversary.points',
    // Earlier years may all be paid on one day (`tenure.payEarlierYears`).
    caps: { ...outside, pairTimes: { perDay: 100, inAll: 100 }, times: { perDay: 100, inAll: 100 } },
    conditions: {},
  },
} as const satisfies Record<string, EarningRule>

export type EarningRuleName = keyof typeof earningRules
