import { expect, test } from 'vitest'
import { isNewerVersion, newestFirst } from '#app/domain/catalogue/product-version.ts'

const meter = { versions: ['Spring', '4.2.1', '4.2', '4.1'] }

test('the order of the product decides, also where names have no numbers', () => {
  expect(isNewerVersion(meter, '4.2.1', '4.2')).toBe(true)
  expect(isNewerVersion(meter, '4.1', '4.2')).toBe(false)
  expect(isNewerVersion(meter, 'Spring', '4.2.1')).toBe(true)
})

test('a version is not newer than itself, however it is typed', () => {
  expect(isNewerVersion(meter, ' V4.2', '4.2')).toBe(false)
})

test('a version that the product does not know is compared by its numbers', () => {
  expect(isNewerVersion(meter, '4.10', '4.9')).toBe(true)
  expect(isNewerVersion(meter, '5', '4.2.1')).toBe(true)
  expect(isNewerVersion(meter, '4.2', '4.2-beta')).toBe(true)
})

test('what has no numbers and no place in the list is not newer than anything', () => {
  expect(isNewerVersion(meter, 'nightly', '4.2')).toBe(false)
  expect(isNewerVersion(meter, '4.2', 'nightly')).toBe(false)
})

test('a list in any order becomes newest first', () => {
  expect(newestFirst(['4.1', '4.10', '4.9', '4.10-rc1'])).toEqual(['4.10', '4.10-rc1', '4.9', '4.1'])
})
