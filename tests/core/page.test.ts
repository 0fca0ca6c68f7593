import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor, toPage } from '#app/core/page.ts'

test('a cursor comes back as it was made, Hangul and null included', () => {
  for (const parts of [
    ['2026-11-22T09:00:00.000Z', 'thr_1'],
    [12, '답변'],
    [null, ''],
  ])
    expect(decodeCursor(encodeCursor(parts), 2)).toEqual(parts)
})

test('an invented, mistyped or foreign cursor is refused, whatever is in it', () => {
  const real = encodeCursor([7, 'thr_1'])
  const plain = Buffer.from(JSON.stringify(['anything', 'x'])).toString('base64url')
  for (const cursor of [
    '',
    '.',
    'x',
    plain,
    `${plain}.`,
    `${plain}.${real.split('.')[1]}`,
    `x${real}`,
    real.slice(0, -1),
    encodeCursor([7]),
    'x'.repeat(100_000),
  ]) {
    expect(() => decodeCursor(cursor, 2), cursor.slice(0, 40)).toThrow('errors.badCursor')
  }
})

test('the one row too many says that there is more', () => {
  expect(toPage([1, 2, 3], 2, (row) => [row])).toEqual({ items: [1, 2], next: encodeCursor([2]) })
  expect(toPage([1, 2], 2, (row) => [row])).toEqual({ items: [1, 2], next: null })
  expect(toPage([], 2, () => [])).toEqual({ items: [], next: null })
})
