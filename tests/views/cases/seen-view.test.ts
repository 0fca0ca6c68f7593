import { expect, test } from 'vitest'
import { translator } from '#app/i18n/index.ts'
import { seenOf, seenView, sinceOf } from '#app/views/cases/seen-view.ts'

const tara = { id: 'mem_t', handle: 'tara', name: 'Tara' }
const at = '2026-11-23T09:00:00.000Z'
const view = {
  seen: 5,
  names: {},
  firstResponse: { usedMinutes: 10, promisedMinutes: 60, dayMinutes: 540 },
  // As a page sorts it: of two writes at once, the later number may have the earlier time.
  timeline: [
    { id: 'cev_1', caseId: 'cas_1', number: 1, at, kind: 'opened', actor: null, data: {} },
    { id: 'cev_4', caseId: 'cas_1', number: 4, at, kind: 'severity', actor: tara, data: { from: 'P2', to: 'P1' } },
    { id: 'cev_2', caseId: 'cas_1', number: 2, at, kind: 'answered', actor: tara, data: {} },
    // What follows from an answer says nothing beside it.
    {
      id: 'cev_5',
      caseId: 'cas_1',
      number: 5,
      at,
      kind: 'moved',
      actor: tara,
      data: { from: 'acknowledged', to: 'waiting_staff' },
    },
    {
      id: 'cev_3',
      caseId: 'cas_1',
      number: 3,
      at,
      kind: 'breached',
      actor: null,
      data: { clock: 'resolution', dueAt: at },
    },
  ],
} as const
const reader = { t: translator('en'), timeZone: 'UTC', now: at }
const again = (error: { code: string; params: Record<string, number> } | null) =>
  seenView(view, { intent: 'reply', result: { initialValue: { seen: '1', body: 'Mine' } }, error }, reader)

test('a page sends what it shows', () => {
  expect(seenOf(seenView(view, undefined, reader), 'reply')).toBe('5')
})

test('a refused form says what people did since, in order, and sends the new number', () => {
  const refused = again({ code: 'conflict', params: { seen: 1 } })
  expect(sinceOf(refused, ['reply']).map(({ text }) => text)).toEqual([
    'Tara answered the customer.',
    'Tara changed the severity from P2 to P1.',
  ])
  expect(sinceOf(refused, ['move'])).toEqual([])
  expect(seenOf(refused, 'reply')).toBe('5')
})

test('a form that is shown again for a preview or a mistake keeps what it was begun with, and the other forms do not', () => {
  for (const shown of [again(null), again({ code: 'invalid', params: {} })]) {
    expect(sinceOf(shown, ['reply'])).toEqual([])
    expect(seenOf(shown, 'reply')).toBe('1')
    expect(seenOf(shown, 'move')).toBe('5')
  }
})
