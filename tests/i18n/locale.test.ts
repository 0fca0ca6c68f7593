import { expect, test } from 'vitest'
import { localeFromHeader } from '#app/i18n/index.ts'

test.each([
  ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
  ['en-GB', 'en'],
  ['de,fr;q=0.9,ko;q=0.1', 'ko'],
  ['en;q=0.2,ko;q=0.8', 'ko'],
  ['ko;q=0,en', 'en'],
  ['de-DE', null],
  ['*', null],
  ['', null],
  [null, null],
])('%s reads %s', (header, locale) => {
  expect(localeFromHeader(header)).toBe(locale)
})
