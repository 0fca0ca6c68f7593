import { expect, test } from 'vitest'
import { tricksIn } from '#app/domain/holding/text/tricks.ts'

test.each([
  ['characters of no width in words', 'fr\u200Bee mo\u200Bney no\u200Bw'],
  ['letters of two alphabets in one word', 'p\u0430ypal'],
  ['letters of mathematics', '\u{1D405}\u{1D411}\u{1D404}\u{1D404} gifts'],
  ['a turned line', 'invoice\u202Efdp.exe'],
  ['piled marks', `h${'\u0301'.repeat(6)}i`],
])('%s are found', (_, text) => {
  expect(tricksIn(text).length).toBeGreaterThan(0)
})

test.each([
  ['Korean with Latin', '하루와트W3는 Wi-Fi 2.4GHz만 지원해요'],
  ['Russian beside English', 'Привет, the meter reads 0 W'],
  ['emoji of several parts', '가족 👨‍👩‍👧‍👦 and ❤️ and 👍🏽'],
  ['one soft hyphen that was copied', 'Verbrauchs\u00ADanzeige'],
  ['units and formulas', 'R = 10 kΩ, Δt = 5 µs, α = 2'],
  ['Vietnamese', 'Không có tín hiệu từ đồng hồ'],
])('%s is no trick', (_, text) => {
  expect(tricksIn(text)).toEqual([])
})
