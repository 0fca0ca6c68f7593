import { expect, test } from 'vitest'
import { dayReasons, reasonsFor, type DayFacts } from '#app/domain/cases/day/reasons.ts'

const now = '2026-11-23T03:00:00.000Z'
const facts = ({
  next,
  ...given
}: Partial<Omit<DayFacts, 'next'>> & { next?: Partial<DayFacts['next']> } = {}): DayFacts => ({
  now,
  tomorrow: '2026-11-23T15:00:00.000Z',
  status: 'waiting_staff',
  category: 'price',
  wroteAt: null,
  answered: true,
  renewsAt: null,
  reminder: null,
  ...given,
  next: {
    name: 'resolution',
    state: 'running',
    dueAt: '2026-11-25T03:00:00.000Z',
    leftMinutes: 1_000,
    promisedMinutes: 1_620,
    pausedAt: null,
    ...next,
  },
})

/** Every reason with facts for which it is the first one. */
const examples: Record<(typeof dayReasons)[number]['key'], DayFacts> = {
  late: facts({ next: { state: 'breached', leftMinutes: -20 } }),
  promised: facts({ reminder: { at: '2026-11-22T15:00:00.000Z', promised: true } }),
  short: facts({ next: { leftMinutes: 60 } }),
  reminder: facts({ reminder: { at: '2026-11-22T15:00:00.000Z', promised: false } }),
  wrote: facts({ wroteAt: '2026-11-23T02:00:00.000Z' }),
  leaving: facts({ renewsAt: '2026-12-10T00:00:00.000Z' }),
  silent: facts({ status: 'waiting_customer', next: { state: 'paused', pausedAt: '2026-11-21T03:00:00.000Z' } }),
  first: facts({ status: 'new', answered: false }),
  running: facts(),
  waits: facts({ status: 'waiting_customer', next: { state: 'paused', pausedAt: '2026-11-22T03:00:00.000Z' } }),
}

for (const { key } of dayReasons)
  test(`a case can be on the page because of: ${key}`, () => {
    expect(reasonsFor(examples[key])[0]).toBe(key)
  })

test('the first reason that holds says where the case is, and the others are said beside it', () => {
  const grave = facts({
    category: 'churn_threat',
    wroteAt: now,
    next: { state: 'breached', leftMinutes: -5 },
    reminder: { at: now, promised: true },
  })
  expect(reasonsFor(grave)).toEqual(['late', 'promised', 'wrote', 'leaving'])
})

test('a reminder of a later day, a contract that ends later and a customer who is silent since yesterday are no reasons', () => {
  expect(reasonsFor(facts({ reminder: { at: '2026-11-24T15:00:00.000Z', promised: true } }))).toEqual(['running'])
  expect(reasonsFor(facts({ renewsAt: '2027-01-10T00:00:00.000Z' }))).toEqual(['running'])
  expect(reasonsFor(examples.waits)).toEqual(['waits'])
})

test('a promise is short when an hour or a quarter of it is left', () => {
  expect(reasonsFor(facts({ next: { leftMinutes: 400 } }))).toEqual(['short'])
  expect(reasonsFor(facts({ next: { leftMinutes: 406 } }))).toEqual(['running'])
})
