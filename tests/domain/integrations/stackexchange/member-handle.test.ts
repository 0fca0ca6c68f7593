import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handleProblem, handleSkeleton, isReservedHandle } from '#app/domain/accounts/members/handle.ts'
import { handleFinder } from '#app/domain/integrations/stackexchange/member-handle.ts'

test.each([
  ['Ann', 'Ann'],
  ['John Doe', 'JohnDoe'],
  ['Lars Brünjes', 'LarsBrunjes'],
  ['김 단골', '김단골'],
  ['밥 😀', '밥-7'],
  ['Виктория', 'user-7'],
  ['admin_T2H', 'user-7'],
  ['__x_y__', 'x_y'],
  ['Leonardo Emilio Dominguez', 'LeonardoEmilioDoming'],
  ['', 'user-7'],
])('%s is called %s', (name, handle) => {
  expect(handleFinder(new Set(), ['Haruwatt'])(name, 7)).toBe(handle)
})

test('who would look alike gets a number, also beside those who are here already', () => {
  const handleFor = handleFinder(new Set([handleSkeleton('Bill')]), ['Haruwatt'])
  expect(
    ['Bill', 'bi11', 'B-I-L-L', 'Bob', 'Bob', 'A very long name indeed', 'A very long name indeed'].map(handleFor),
  ).toEqual(['Bill2', 'bi113', 'B-I-L-L4', 'Bob', 'Bob2', 'Averylongnameindeed', 'Averylongnameindeed2'])
})

test('whatever people are called, every handle is allowed and no two look alike', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 30 }),
          fc.constantFrom('staff', 'ab', 'a', '관리자', 'I1l0O'),
        ),
      ),
      (names) => {
        const handleFor = handleFinder(new Set(), ['Haruwatt'])
        const handles = names.map(handleFor)
        expect(new Set(handles.map(handleSkeleton)).size).toBe(names.length)
        for (const handle of handles)
          expect([handle, handleProblem(handle), isReservedHandle(handle, ['Haruwatt'])]).toEqual([handle, null, false])
      },
    ),
  )
})
