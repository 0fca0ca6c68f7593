import { expect, test } from 'vitest'
import { otherFields, typedFields } from '#app/web/typed-fields.ts'

const form: [string, string][] = [
  ['intent', 'ask'],
  ['once', 'abc'],
  ['category', 'general'],
  ['title', 'A title'],
  ['body', 'Much work'],
  ['posts', 'pst_01m817qnm0485vf1c9s1jbp'],
]

test('the texts of a form and all the rest of it are the whole form again', () => {
  const [typed, rest] = [typedFields(form), otherFields(form) ?? []]
  expect(typed.map(({ name }) => name)).toEqual(['title', 'body'])
  expect([...typed, ...rest].map(({ name, value }) => [name, value]).sort()).toEqual([...form].sort())
})

test('a form with a secret is not made again, nor one in which nobody typed anything', () => {
  expect(
    otherFields([
      ['login', 'ann'],
      ['password', 'quiet morning tea'],
    ]),
  ).toBeNull()
  expect(otherFields([...form, ['answer', 'x']], ['answer'])).toBeNull()
  expect(
    otherFields([
      ['intent', 'vote'],
      ['vote', 'up'],
    ]),
  ).toBeNull()
})
