import { expect, test } from 'vitest'
import { behindConsonants, consonantKey, isFirstConsonants } from '#app/core/first-consonants.ts'

test('what is typed as first consonants gives the beginning of the key of what is meant', () => {
  expect(consonantKey('ㅎㅂ')).toBe(consonantKey('환불'))
  expect(consonantKey('세금계산서')).toBe(consonantKey('ㅅㄱㄱㅅㅅ'))
  expect(consonantKey('세금계산서').startsWith(consonantKey('ㅅㄱㄱ'))).toBe(true)
  expect(consonantKey('환불'.normalize('NFD'))).toBe(consonantKey('환불'))
  expect(consonantKey('5 GHz 공유기')).toBe(consonantKey('ㄱㅇㄱ'))
  expect(consonantKey('refund')).toBe('')
})

test('keys are in the order of the consonants, so a range holds all that begin alike', () => {
  const keys = ['가', '까', '하', '힣', '환불', '환불금', '흙'].map(consonantKey)
  expect(keys).toEqual(['a', 'b', 's', 's', 'sh', 'sha', 's'])
  expect(behindConsonants('sh') > 'shsss').toBe(true)
  expect(behindConsonants('sh') < 'sj').toBe(true)
})

test('consonants alone are first consonants; vowels, double finals and one letter are not', () => {
  expect(['ㅎㅂ', 'ㄲㄸ', 'ㅅㄱㄱㅅㅅ'].every(isFirstConsonants)).toBe(true)
  expect(['ㅎ', 'ㅠㅠ', 'ㅎ불', 'ㄳㄳ', 'hb', ''].some(isFirstConsonants)).toBe(false)
})
