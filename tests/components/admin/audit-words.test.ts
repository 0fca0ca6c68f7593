import { expect, test } from 'vitest'
import { changeWords, fieldWords } from '#app/components/admin/audit-words.ts'
import { formatFor } from '#app/i18n/format.ts'
import { ko } from '#app/i18n/locales/ko.ts'
import { makeTranslator } from '#app/i18n/translate.ts'

const t = makeTranslator('ko', ko)
const format = formatFor('ko', 'Asia/Seoul')
const said = (action: string, type: string, changes: [field: string | null, before: string, after: string][]) =>
  changeWords(
    t,
    format,
    { action, subject: { type, id: '', text: '', href: null } },
    changes.map(([field, before, after]) => ({ field, before, after })),
  ).map(({ before, after }) => `${before} → ${after}`)

test('states, roles and decisions of the log are said in the words of their pages', () => {
  expect(said('redemption.fulfil', 'redemption', [['state', 'fulfilling', 'fulfilled']])).toEqual([
    '지급 중 → 지급 완료',
  ])
  expect(said('member.setRoles', 'member', [['roles', '', 'agent, moderator']])).toEqual([' → 상담 직원, 운영자'])
  expect(said('idea.setStatus', 'thread', [[null, 'open', 'planned']])).toEqual(['검토 전 → 예정'])
  expect(
    said('review.decide', 'finding', [
      ['kind', '', 'gaming-finding'],
      ['decision', '', 'correct'],
    ]),
  ).toEqual([' → 부정 추천', ' → 추천 정정'])
})

test('days and switches are said too, and what has no words stays as it was stored', () => {
  expect(said('rule.change', 'rule', [['validFrom', '', '2026-12-08T15:00:00.000Z']])).toEqual([' → 2026년 12월 9일'])
  expect(said('story.confirmResult', 'story', [['confirmed', '', 'true']])).toEqual([' → 예'])
  expect(said('perk.save', 'perk', [['slug', '', 'bonus-month']])).toEqual([' → bonus-month'])
  expect([fieldWords(t, 'name_en'), fieldWords(t, 'someNewField')]).toEqual(['영어 이름', 'someNewField'])
})
