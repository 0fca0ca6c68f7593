import { expect, test } from 'vitest'
import { isCommonPassword } from '#app/domain/accounts/passwords/common-passwords.server.ts'
import { passwordProblem } from '#app/domain/accounts/passwords/password-rules.ts'

const owner = { handle: 'minji', name: '김민지', email: 'minji.kim@brightmail.example', siteName: 'Haruwatt' }
const judge = (password: string, minLength = 10) => passwordProblem(password, minLength, owner)?.key ?? null

test('length alone decides, not the kinds of characters', () => {
  expect(judge('tea and 9')).toBe('tooShort')
  expect(judge('quiet morning tea')).toBeNull()
  expect(judge('오늘도 커피는 따뜻하다')).toBeNull()
  expect(judge('quiet tea now', 15)).toBe('tooShort')
  expect(judge('x1y2z3'.repeat(21) + 'ab')).toBeNull()
  expect(judge('x1y2z3'.repeat(21) + 'abc')).toBe('tooLong')
})

test('a password of the same few characters is refused', () => {
  expect(judge('aaaaaaaaaaaa')).toBe('repeats')
  expect(judge('ababababAB12'.slice(0, 10))).toBe('repeats')
})

test("a password made of the owner's names or the site's is refused, one that only mentions them is not", () => {
  expect(judge('haruwatt2026!')).toBe('context')
  expect(judge('minjiminji1')).toBe('context')
  expect(judge('minji.kim.12')).toBe('context')
  expect(judge('김민지김민지1234')).toBe('context')
  expect(judge('minji walks to the sea')).toBeNull()
})

test('passwords that everybody uses are known, also with capitals and a number behind', async () => {
  for (const password of ['qwertyuiop', '1234567890', 'Password123', 'password2024', 'iloveyou!!'])
    expect(await isCommonPassword(password), password).toBe(true)
  for (const password of ['quiet morning tea', 'kiln-pottery-icheon', '오늘도커피는따뜻하다'])
    expect(await isCommonPassword(password), password).toBe(false)
})
