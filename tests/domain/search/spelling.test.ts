import { expect, test } from 'vitest'
import {
  formsOf,
  otherKeyboard,
  slipsAllowed,
  slipsBetween,
  spellingOf,
  spellingsIn,
} from '#app/domain/search/spelling.ts'

test('words of a title are known by their letters, Korean nouns also without their particle', () => {
  expect(spellingsIn('환불이 안 돼요? Refund, 2nd try').map(({ word }) => word)).toEqual([
    '환불이',
    '환불',
    '돼요',
    'refund',
    'try',
  ])
  expect(spellingOf('환불')).toEqual({
    word: '환불',
    letters: 'ㅎㅗㅏㄴㅂㅜㄹ',
    head: 'ㅎㅗ',
    tail: 'ㅜㄹ',
    initials: 'sh',
  })
  expect(formsOf('서비스에서')).toEqual(['서비스에서', '서비스'])
  expect(formsOf('나라')).toEqual(['나라'])
})

test('a slip is a letter too much, missing, wrong, or two that changed places', () => {
  const slips = (a: string, b: string): number => slipsBetween(spellingOf(a).letters, spellingOf(b).letters)
  expect(slips('환블', '환불')).toBe(1)
  expect(slips('erfund', 'refund')).toBe(1)
  expect(slips('pasword', 'password')).toBe(1)
  expect(slips('passwrod', 'password')).toBe(1)
  expect(slips('refund', 'refund')).toBe(0)
  expect([slipsAllowed('meter'), slipsAllowed('refund')]).toEqual([1, 2])
})

test('what was typed on the other keyboard is read as it was meant', () => {
  expect(otherKeyboard('ghksqnf')).toBe('환불')
  expect(otherKeyboard('ㅔㅁㄴㄴ재ㅇ')).toBe('passwjd'.replace('j', 'o'))
  expect(otherKeyboard('refund')).toBeNull()
  expect(otherKeyboard('x')).toBeNull()
  expect(otherKeyboard('50kg')).toBeNull()
})
