import { expect, test } from 'vitest'
import { formatFor } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/index.ts'
import { lineWords } from '#app/views/cases/line-words.ts'

const at = '2026-11-23T09:00:00.000Z'
const facts = { names: {}, firstResponse: { usedMinutes: 10, promisedMinutes: 60, dayMinutes: 540 } }

function said(language: 'en' | 'ko', data: Record<string, string | null>): string {
  const t = translator(language)
  const line = {
    kind: 'escalated',
    actor: null,
    data: { clock: 'resolution', dueAt: at, to: 'shift', ...data },
  } as const
  const { text, params } = lineWords(line, { t, format: formatFor(language, 'UTC'), now: at, facts })
  return t(text, params).trim()
}

test.each([
  ['shift', 'All agents on shift were told.', '근무 중인 상담 직원 모두에게 알렸어요.'],
  ['leads', 'The leads were told.', '책임자에게 알렸어요.'],
  ['admins', 'The admins were told.', '관리자에게 알렸어요.'],
  [null, 'There was no one to tell.', '알릴 사람이 없었어요.'],
])('a line says who was told of a broken promise: %s', (told, en, ko) => {
  expect(said('en', { told }).endsWith(en)).toBe(true)
  expect(said('ko', { told }).endsWith(ko)).toBe(true)
})

test('a line of before that was kept claims nothing', () => {
  expect(said('en', {})).toMatch(/^Resolution was due by .* and is still owed\.$/)
})
