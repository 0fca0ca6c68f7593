import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { consentWording, nightMinutesLeft } from '#app/domain/mail/consent/advertising-consent.ts'
import { ko } from '#app/i18n/locales/ko.ts'

test.each([
  ['20:59', '2026-11-30T11:59:00.000Z', 0],
  ['21:00', '2026-11-30T12:00:00.000Z', 11 * 60],
  ['midnight', '2026-11-30T15:00:00.000Z', 8 * 60],
  ['07:59', '2026-11-30T22:59:00.000Z', 1],
  ['08:00', '2026-11-30T23:00:00.000Z', 0],
])('at %s in Seoul the night for advertising ends in so many minutes', (_clock, at, minutes) => {
  expect(nightMinutesLeft(at, 'Asia/Seoul')).toBe(minutes)
})

test('other words of the consent need another version', () => {
  const { advertising, advertisingHint, night, nightHint } = ko.mail.consent
  const words = JSON.stringify([advertising, advertisingHint, night, nightHint])
  const hash = createHash('sha256').update(words).digest('hex').slice(0, 16)
  expect({ [consentWording]: hash }, 'a change of meaning: a new consentWording; else: only the hash here').toEqual({
    '2026-11-30': '935e0d47a9d362c8',
  })
})
