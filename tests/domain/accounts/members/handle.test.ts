import { expect, test } from 'vitest'
import { handleProblem, handleSkeleton, isReservedHandle, normalHandle } from '#app/domain/accounts/members/handle.ts'

test('Latin letters, digits, signs inside and Hangul make a handle', () => {
  for (const handle of ['ann', 'Ann_B-2', '남궁현', '민지_서울', 'a1b'])
    expect(handleProblem(handle), handle).toBeNull()
})

test('a handle is refused with its reason', () => {
  expect(handleProblem('ab')).toBe('tooShort')
  expect(handleProblem('a'.repeat(21))).toBe('tooLong')
  expect(handleProblem('ann b')).toBe('characters')
  expect(handleProblem('аnn')).toBe('characters') // the first letter is Cyrillic
  expect(handleProblem('ann😀')).toBe('characters')
  expect(handleProblem('ㅋㅋㅋ')).toBe('characters') // letters that are no syllables
  expect(handleProblem('../etc')).toBe('characters')
  expect(handleProblem('-ann')).toBe('ends')
  expect(handleProblem('___')).toBe('ends')
})

test('Hangul typed in parts is the same handle as composed', () => {
  const parts = '한결이'.normalize('NFD')
  expect(handleProblem(normalHandle(parts))).toBeNull()
  expect(handleSkeleton(parts)).toBe(handleSkeleton('한결이'))
})

test('handles that look alike have one skeleton', () => {
  for (const [one, other] of [
    ['Minji', 'minj1'],
    ['bob', 'b0b'],
    ['marn', 'mam'],
    ['owen', 'ovven'],
    ['ann-lee', 'annlee'],
    ['ann_lee', 'Ann-Lee'],
    ['PAUL', 'pau1'],
  ] as const) {
    expect(handleSkeleton(one), `${one} ${other}`).toBe(handleSkeleton(other))
  }
  expect(handleSkeleton('minji')).not.toBe(handleSkeleton('minju'))
})

test('offices, parts of the site and the site itself are reserved, however they are spelled', () => {
  for (const handle of [
    'admin',
    'Adm1n',
    'a-d-m-i-n',
    'staff',
    'moderator',
    'dangol',
    '단골',
    '운영자',
    '관리자',
    'support',
    'api',
    'haruwatt-support',
    'admin2',
    '하루와트운영자',
    'HaruWatt',
    'haru_watt',
  ]) {
    expect(isReservedHandle(handle, ['Haruwatt']), handle).toBe(true)
  }
  for (const handle of ['ann', 'staffan', 'melanie', '단골손님', 'supporter7', 'haruwatt-fan', '관리비표'])
    expect(isReservedHandle(handle, ['Haruwatt']), handle).toBe(false)
})
