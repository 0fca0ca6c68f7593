import { expect, test } from 'vitest'
import { csvLine } from '#app/core/csv-line.ts'

test('fields with commas, quotes and line ends are quoted', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', null, 7])).toBe('"a,b","say ""hi""","two\nlines",,7\r\n')
})

test('a text that a spreadsheet would compute stays a text; numbers stay numbers', () => {
  expect(csvLine(['=HYPERLINK("x")', '+1', '-1', '@a', -1])).toBe(`"'=HYPERLINK(""x"")",'+1,'-1,'@a,-1\r\n`)
})
