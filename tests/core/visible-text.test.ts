import { expect, test } from 'vitest'
import { block, line, optionalBlock, optionalLine, orNull } from '#app/core/text-shapes.ts'
import {
  hasUnseen,
  isVisible,
  tidyLine,
  turnsDirection,
  visibleLength,
  withoutIgnored,
} from '#app/core/visible-text.ts'

test('what leaves no mark on the page is not visible', () => {
  for (const text of [
    '',
    ' \n\t',
    '\u200B\u2060\u00AD',
    '\u3164',
    '\u2800',
    '\u115F\u1160',
    '\uFE0F',
    '\u202E',
    '\u{E0041}',
  ])
    expect(isVisible(text), JSON.stringify(text)).toBe(false)
  for (const text of ['a', '가', '.', '❤️', '\u200B-\u200B', 'ㅤ가']) expect(isVisible(text), text).toBe(true)
})

test('a line loses what has no width and keeps what emoji are made of', () => {
  expect(tidyLine('환\u200B불\u00AD이  안\u3164돼요\uFEFF ')).toBe('환불이 안 돼요')
  expect(tidyLine('👩‍👩‍👧 ❤️ 1️⃣')).toBe('👩‍👩‍👧 ❤️ 1️⃣')
  expect(tidyLine('각'.normalize('NFD'))).toBe('각')
})

test('joiners are unseen outside of emoji', () => {
  expect(hasUnseen('김서연 👩‍👩‍👧 ❤️')).toBe(false)
  for (const name of ['김\u200D서연', 'a\uFE0Fb', '서연\u200B', '\u115F', 'Ann\u202E'])
    expect(hasUnseen(name)).toBe(true)
})

test('names of things lose all ignored characters', () => {
  expect(withoutIgnored('me\u200Bter\u115F\uFE0F')).toBe('meter')
})

test('only embeddings, overrides and isolates turn the direction', () => {
  expect(turnsDirection('abc\u202Edef')).toBe(true)
  expect(turnsDirection('مرحبا 가\u200F')).toBe(false)
})

test('a bound counts what can be seen', () => {
  expect(visibleLength('가\u200B나 다')).toBe(3)
  const title = line(20, 8)
  expect(title.safeParse(`ab${'\u115F'.repeat(8)}`).error?.issues.map(({ message }) => message)).toEqual([
    'common.field.tooShort|{"minimum":8,"count":8}',
  ])
  expect(title.parse(' 미터가\n0 W로 나와요 ')).toBe('미터가 0 W로 나와요')
})

test('a needed text says why it is refused, and one that may be left out becomes empty', () => {
  const messages = (given: { error?: { issues: { message: string }[] } }) =>
    given.error?.issues.map((one) => one.message)
  for (const shape of [line(20), block(20)]) {
    expect(messages(shape.safeParse('\u200B'))).toEqual(['common.field.invisible'])
    expect(messages(shape.safeParse('a\u202Eb'))).toEqual(['common.field.direction'])
  }
  expect(optionalLine(20).parse('\u3164')).toBe('')
  expect(optionalBlock(20).parse('\u2800\r\n')).toBe('')
  expect(orNull(optionalBlock(20)).parse('\u200B')).toBe(null)
  expect(optionalBlock(20).parse('a\r\nb\n')).toBe('a\nb')
})
