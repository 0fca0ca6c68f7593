import { expect, test } from 'vitest'
import { readKoreanWord, type KoreanWord } from '#app/domain/search/korean-word.ts'

test.each<[string, KoreanWord['role'], string]>([
  ['환불을', 'noun', '환불'],
  ['계산서에서는', 'noun', '계산서'],
  ['충전기는', 'noun', '충전기'],
  ['공유기를', 'noun', '공유기'],
  ['화면', 'noun', '화면'],
  ['나이', 'noun', '나이'],
  ['무료', 'noun', '무료'],
  ['신청했는데', 'predicate', '신청'],
  ['신청한', 'predicate', '신청'],
  ['연결되나요', 'predicate', '연결'],
  ['바꾸려면', 'predicate', '바꾸'],
  ['언제', 'question', '언제'],
  ['해주나요', 'empty', '해주나요'],
  ['되나요', 'empty', '되나요'],
  ['있을까요', 'empty', '있을까요'],
  ['알려주세요', 'empty', '알려주세요'],
  ['방법', 'empty', '방법'],
])('%s is %s: %s', (word, role, stem) => {
  expect(readKoreanWord(word)).toEqual({ role, stem })
})
