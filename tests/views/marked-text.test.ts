import { expect, test } from 'vitest'
import { markedText } from '#app/views/moderation/marked-text.ts'

test.each([
  ['no marks', undefined, [['cheap meters here', false]]],
  [
    'one',
    [[6, 12]],
    [
      ['cheap ', false],
      ['meters', true],
      [' here', false],
    ],
  ],
  [
    'two that touch the ends',
    [
      [13, 17],
      [0, 5],
    ],
    [
      ['cheap', true],
      [' meters ', false],
      ['here', true],
    ],
  ],
  [
    'one that overlaps another, and nonsense',
    [
      [0, 5],
      [3, 8],
      [40, 50],
      ['a', 2],
      [9, 9],
    ],
    [
      ['cheap', true],
      [' meters here', false],
    ],
  ],
])('a text is cut at its marks: %s', (_name, marks, pieces) => {
  expect(markedText('cheap meters here', marks).map(({ text, marked }) => [text, marked])).toEqual(pieces)
})
