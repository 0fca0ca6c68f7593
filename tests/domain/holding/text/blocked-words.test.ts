import { describe, expect, test } from 'vitest'
import { usesOfWord } from '#app/domain/holding/text/blocked-words.ts'
import { foldText } from '#app/domain/holding/text/folded.ts'

const uses = (text: string, word: string) => usesOfWord(foldText(text), word).map(([from, to]) => text.slice(from, to))

describe('a blocked word is found', () => {
  test.each([
    ['casino', 'Best casino here', 'casino'],
    ['casino', 'Best CASINO!', 'CASINO'],
    ['casino', 'c.a.s.i.n.o', 'c.a.s.i.n.o'],
    ['casino', 'c a s i n o bonus', 'c a s i n o'],
    ['casino', 'ca\u200Bsi\u200Bno', 'ca\u200Bsi\u200Bno'],
    // Cyrillic а, с and о.
    ['casino', '\u0441\u0430sin\u043E', '\u0441\u0430sin\u043E'],
    ['casino', 'ｃａｓｉｎｏ', 'ｃａｓｉｎｏ'],
    ['casino', 'cásïno', 'cásïno'],
    ['카지노', '온라인 카지노', '카지노'],
    ['카지노', '카지노를 추천해요', '카지노'],
    ['카지노', '카지노에서는 안 됩니다', '카지노'],
    ['카지노', '여기는 카지노입니다.', '카지노'],
    ['카지노', '카 지 노 추천', '카 지 노'],
    ['카지노', '카.지.노', '카.지.노'],
    ['카지노', '카지노'.normalize('NFD'), '카지노'.normalize('NFD')],
    ['무료 쿠폰', '무료쿠폰을 드려요', '무료쿠폰'],
    ['무료 쿠폰', '무료 쿠폰!', '무료 쿠폰'],
  ])('%s in %s', (word, text, found) => {
    expect(uses(text, word)).toEqual([found])
  })
})

describe('another word is left alone', () => {
  test.each([
    ['anus', 'Sent by an us office'],
    ['anus', 'Janus and manus'],
    ['casino', 'casinoless'],
    ['바카', '바카스 한 병'],
    ['카지노', '아프리카지노선은 어디예요?'],
    ['카지노', '카지 노'],
    ['성인', '완성인지 모르겠어요'],
    ['', 'anything'],
  ])('%s in %s', (word, text) => {
    expect(uses(text, word)).toEqual([])
  })
})
