import { plus, type Instant } from '#app/core/time.ts'
import { isRunning, type SlaClock } from '#app/domain/cases/clock/clock.ts'
import type { CaseCategory, CaseStatus } from '#db/schema/cases.ts'

/** What decides where a case is on My day. */
export type DayFacts = {
  now: Instant
  /** The beginning of the next community day. */
  tomorrow: Instant
  status: CaseStatus
  category: CaseCategory
  next: Pick<SlaClock, 'name' | 'state' | 'dueAt' | 'leftMinutes' | 'promisedMinutes' | 'pausedAt'>
  /** When the customer wrote what waits for an answer; null: nothing does. */
  wroteAt: Instant | null
  answered: boolean
  /** Null without a contract. */
  renewsAt: Instant | null
  /** The reader's own; null without one. `promised`: the customer was promised news. */
  reminder: { at: Instant; promised: boolean } | null
}

/** Days before the end of a contract from which its customer may leave: the second value statement is sent then. */
const renewalDays = 30
/** Days without a word of the customer after which one asks again. */
const silentDays = 2
/** Business minutes, and a share of the promise, below which what is left is short. */
const shortMinutes = 60
const shortShare = 0.25

/**
 * Why a case is where it is on My day. The order of this table is the order of the page: a case is shown for the first
 * reason that holds, beside the promise that falls due first within a reason. The last one always holds.
 */
export const dayReasons = [
  { key: 'late', about: 'A promise to the customer is broken.', holds: ({ next }) => next.state === 'breached' },
  {
    key: 'promised',
    about: 'The customer was promised news by today.',
    holds: ({ reminder, tomorrow }) => reminder !== null && reminder.promised && reminder.at < tomorrow,
  },
  {
    key: 'short',
    about: `A promise falls due within ${shortMinutes} business minutes, or less than a quarter of it is left.`,
    holds: ({ next }) =>
      next.state === 'running' &&
      (next.leftMinutes <= shortMinutes || next.leftMinutes < next.promisedMinutes * shortShare),
  },
  {
    key: 'reminder',
    about: 'You wanted to come back to it by now.',
    holds: ({ reminder, now }) => reminder !== null && !reminder.promised && reminder.at <= now,
  },
  {
    key: 'wrote',
    about: 'The customer answered, and waits for the next word.',
    holds: ({ wroteAt, status }) => wroteAt !== null && isRunning(status),
  },
  {
    key: 'leaving',
    about: `The customer threatens to leave, or the contract ends within ${renewalDays} days.`,
    holds: ({ category, renewsAt, now, status }) =>
      isRunning(status) &&
      (category === 'churn_threat' ||
        (renewsAt !== null && renewsAt >= now && renewsAt < plus(now, { days: renewalDays }))),
  },
  {
    key: 'silent',
    about: `Nothing was heard of the customer for ${silentDays} days after us.`,
    holds: ({ status, next, now }) =>
      status === 'waiting_customer' && next.pausedAt !== null && next.pausedAt <= plus(now, { days: -silentDays }),
  },
  { key: 'first', about: 'It has no answer yet.', holds: ({ answered, status }) => !answered && isRunning(status) },
  { key: 'running', about: 'It is being worked on.', holds: ({ status }) => isRunning(status) },
  { key: 'waits', about: 'It waits for the customer.', holds: () => true },
] as const satisfies readonly { key: string; about: string; holds: (facts: DayFacts) => boolean }[]

export type DayReason = (typeof dayReasons)[number]['key']

/** The reasons that hold, in the order of the table; ≥ 1. The first one says where the case is. */
export function reasonsFor(facts: DayFacts): DayReason[] {
  const found = dayReasons.filter(({ holds }) => holds(facts)).map(({ key }) => key)
  // That it is being worked on says nothing beside a better reason.
  const telling = found.filter((key) => key !== 'running' && key !== 'waits')
  return telling.length > 0 ? telling : found.slice(0, 1)
}

/** The place of a reason; the smaller goes first. */
export function rankOf(reason: DayReason): number {
  return dayReasons.findIndex(({ key }) => key === reason)
}
