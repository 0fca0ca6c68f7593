import { expect, test } from 'vitest'
import { initialsOf } from '#app/components/parts/initials.ts'

test.each([
  ['김서연', '서연'],
  ['이솔', '이솔'],
  ['남궁민수', '민수'],
  ['절약왕7', '절약'],
  ['Marcus Hale', 'MH'],
  ['Priya', 'PR'],
  ['Jean-Luc de la Tour', 'JT'],
  ['_x9', 'X9'],
  ['🙂', '?'],
  ['', '?'],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
