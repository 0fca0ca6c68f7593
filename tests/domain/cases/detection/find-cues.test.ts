import { expect, test } from 'vitest'
import { categoryOf, findCues, severityOf } from '#app/domain/cases/detection/find-cues.ts'

test.each([
  ['같은 달에 이중 결제가 됐어요', 'price', 'P1'],
  ['I was charged twice for one order', 'price', 'P1'],
  ['상담원이 너무 불친절해요', 'service', 'P2'],
  ['The agent was rude and unhelpful', 'service', 'P2'],
  ['업데이트하고 나서 자료가 다 날아갔어요', 'defect', 'P1'],
  ['It keeps crashing since the update', 'defect', 'P2'],
  ['택배가 일주일 넘게 안 와요', 'delivery', 'P2'],
  ['The parcel never arrived at my doorstep', 'delivery', 'P2'],
  ['메뉴가 복잡해서 못 찾겠고 화면이 불편해요', 'usability', 'P3'],
  ['The new layout is confusing and cluttered', 'usability', 'P3'],
  ['금감원에 신고하겠습니다', 'churn_threat', 'P1'],
  ['I will never buy from you again', 'churn_threat', 'P1'],
] as const)('%s: %s, %s', (text, category, severity) => {
  const hits = findCues(text)
  expect({ category: categoryOf(text, hits), severity: severityOf(hits) }).toEqual({ category, severity })
})

test('a text without any cue names nothing and stops nobody', () => {
  const hits = findCues('반갑습니다')
  expect({ hits, category: categoryOf('반갑습니다', hits), severity: severityOf(hits) }).toEqual({
    hits: [],
    category: 'other',
    severity: 'P3',
  })
})

test('a cue that is repeated counts three times at most', () => {
  expect(findCues('최악 '.repeat(50))).toHaveLength(3)
})

test('asking how to move away is no threat', () => {
  expect(findCues('다른 서비스로 옮기려면 어떻게 하나요').filter((hit) => hit.category === 'churn_threat')).toEqual([])
})
