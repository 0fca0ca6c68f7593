import { expect, test } from 'vitest'
import { attributionFor, licenceVersion } from '#app/domain/integrations/stackexchange/attribution.ts'

const text = {
  kind: 'question',
  id: 7,
  createdAt: '2021-05-01T00:00:00.000Z',
  contentLicense: null,
  userId: 3,
  displayName: 'Ann',
} as const

test.each([
  ['2008-08-01T00:00:00.000Z', '2.5'],
  ['2011-04-07T23:59:59.999Z', '2.5'],
  ['2011-04-08T00:00:00.000Z', '3.0'],
  ['2018-05-01T23:59:59.999Z', '3.0'],
  ['2018-05-02T00:00:00.000Z', '4.0'],
  ['2026-01-01T00:00:00.000Z', '4.0'],
])('a text of %s is under version %s', (createdAt, version) => {
  expect(licenceVersion(createdAt)).toBe(version)
})

test('a question names its source, its author and its terms', () => {
  expect(attributionFor('cooking.example.com', text)).toEqual({
    site: 'cooking.example.com',
    url: 'https://cooking.example.com/q/7',
    authorName: 'Ann',
    authorUrl: 'https://cooking.example.com/users/3',
    licence: 'CC BY-SA 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
  })
})

test('answers and comments lead to their own place', () => {
  expect(attributionFor('a.example', { ...text, kind: 'answer' }).url).toBe('https://a.example/a/7')
  expect(attributionFor('a.example', { ...text, kind: 'comment', postId: 5 }).url).toBe(
    'https://a.example/q/5#comment7_5',
  )
})

test('a deleted author keeps the name but has no page', () => {
  expect(attributionFor('a.example', { ...text, userId: null, displayName: 'Gone Person' })).toMatchObject({
    authorName: 'Gone Person',
    authorUrl: null,
  })
  expect(attributionFor('a.example', { ...text, userId: null, displayName: null })).toMatchObject({
    authorName: 'anonymous',
    authorUrl: null,
  })
})

test('the licence the dump states wins over the date, a strange one does not', () => {
  expect(attributionFor('a.example', { ...text, contentLicense: 'CC BY-SA 3.0' }).licence).toBe('CC BY-SA 3.0')
  expect(attributionFor('a.example', { ...text, contentLicense: 'MIT' }).licence).toBe('CC BY-SA 4.0')
})
