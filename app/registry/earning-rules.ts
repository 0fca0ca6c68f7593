import type { EventPayload, EventType } from './events.ts'
import type { SettingKey } from './settings/index.ts'

/** Names of the id fields of an event: the compiler checks that `to` is one of them. */
type IdField<T extends EventType> = keyof EventPayload<T> & string

/**
 * Who gets what for which event. Amounts are settings; each award stores the amount as granted that day with the rule's
 * version, so changing either never rewrites the past. Raise `version` when the meaning of a rule changes.
 * - `cap: 'day'`: counts into the daily cap of reputation; 'outside': neither capped nor counted.
 * - `perPost`: reputation from this rule is bounded per post.
 * - `unless`: fields that must not name the receiver (no points for acting on one's own content).
 */
type EarningRule<T extends EventType = EventType> = {
  [K in T]: {
    on: K
    to: IdField<K>
    reputation: SettingKey | null
    points: SettingKey | null
    cap: 'day' | 'outside'
    perPost: boolean
    unless: readonly IdField<K>[]
    /** 'subject': paid once in the life of the post or story, however often the event happens. */
    once: 'event' | 'subject'
    version: number
  }
}[T]

export const earningRules = {
  'answer-voted-up': { on: 'answer.votedUp', to: 'authorId', reputation: 'reputation.answerUp', points: 'reputation.answerUp.points', cap: 'day', perPost: true, unless: ['voterId'], once: 'event', version: 1 },
  'answer-voted-down': { on: 'answer.votedDown', to: 'authorId', reputation: 'reputation.answerDown', points: null, cap: 'outside', perPost: true, unless: ['voterId'], once: 'event', version: 1 },
  'question-voted-up': { on: 'question.votedUp', to: 'authorId', reputation: 'reputation.questionUp', points: 'reputation.questionUp.points', cap: 'day', perPost: true, unless: ['voterId'], once: 'event', version: 1 },
  'question-voted-down': { on: 'question.votedDown', to: 'authorId', reputation: 'reputation.questionDown', points: null, cap: 'outside', perPost: true, unless: ['voterId'], once: 'event', version: 1 },
  'answer-accepted': { on: 'answer.accepted', to: 'answerAuthorId', reputation: 'reputation.accepted', points: 'reputation.accepted.points', cap: 'outside', perPost: false, unless: ['askerId'], once: 'event', version: 1 },
  'accepting-an-answer': { on: 'answer.accepted', to: 'askerId', reputation: 'reputation.accepting', points: 'reputation.accepting.points', cap: 'day', perPost: false, unless: ['answerAuthorId'], once: 'event', version: 1 },
  'answer-endorsed': { on: 'answer.endorsed', to: 'answerAuthorId', reputation: 'reputation.endorsed', points: 'reputation.endorsed.points', cap: 'day', perPost: false, unless: ['by'], once: 'subject', version: 1 },
  'casting-a-down-vote': { on: 'answer.votedDown', to: 'voterId', reputation: 'reputation.castDown', points: null, cap: 'outside', perPost: false, unless: ['authorId'], once: 'event', version: 1 },
  'story-published': { on: 'story.published', to: 'authorId', reputation: 'reputation.storyPublished', points: 'reputation.storyPublished.points', cap: 'day', perPost: false, unless: [], once: 'subject', version: 1 },
} as const satisfies Record<string, EarningRule>

export type EarningRuleName = keyof typeof earningRules
