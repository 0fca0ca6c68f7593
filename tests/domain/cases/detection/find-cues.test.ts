import { expect, test } from 'vitest'
import { findCues, severityOf } from '#app/domain/cases/detection/find-cues.ts'

test.each([
  ['같은 달에 이중 결제가 됐어요', 'P1'],
  ['I was charged twice for one order', 'P1'],
  ['상담원이 너무 불친절해요', 'P2'],
  ['The agent was rude and unhelpful', 'P2'],
  ['업데이트하고 나서 자료가 다 날아갔어요', 'P1'],
  ['It keeps crashing since the update', 'P2'],
  ['택배가 일주일 넘게 안 와요', 'P2'],
  ['The parcel never arrived at my doorstep', 'P2'],
  ['메뉴가 복잡해서 못 찾겠고 화면이 불편해요', 'P3'],
  ['The new layout is confusing and cluttered', 'P3'],
  ['금감원에 신고하겠습니다', 'P1'],
  ['I will never buy from you again', 'P1'],
] as const)('%s: %s', (text, severity) => {
  expect(severityOf(findCues(text))).toBe(severity)
})

test('a text without any cue names nothing and stops nobody', () => {
  const hits = findCues('반갑습니다')
  expect({ hits, severity: severityOf(hits) }).toEqual({ hits: [], severity: 'P3' })
})

test('a cue that is repeated counts three times at most', () => {
  expect(findCues('최악 '.repeat(50))).toHaveLength(3)
})

test('asking how to move away is no threat', () => {
  expect(findCues('다른 서비스로 옮기려면 어떻게 하나요').filter((hit) => hit.severity === 'P1')).toEqual([])
})
