import { expect, test } from 'vitest'
import { dumpInstant, dumpTags } from '#app/domain/integrations/stackexchange/row-values.ts'

test.each([
  ['2021-04-27T14:55:06.047', '2021-04-27T14:55:06.047Z'],
  ['2021-04-27T14:55:06', '2021-04-27T14:55:06.000Z'],
  ['2021-04-27T14:55:06.1234567', '2021-04-27T14:55:06.123Z'],
  ['2024-02-29T00:00:00.000', '2024-02-29T00:00:00.000Z'],
  ['2000-02-29T23:59:59.9Z', '2000-02-29T23:59:59.900Z'],
  ['2023-02-29T00:00:00.000', null],
  ['1900-02-29T00:00:00.000', null],
  ['2021-13-01T00:00:00.000', null],
  ['2021-00-01T00:00:00.000', null],
  ['2021-04-31T00:00:00.000', null],
  ['2021-04-00T00:00:00.000', null],
  ['2021-04-27T24:00:00.000', null],
  ['2021-04-27', null],
  ['2021-04-27T14:55:06+09:00', null],
  ['', null],
])('%j is the instant %j', (text, instant) => {
  expect(dumpInstant(text)).toBe(instant)
})

test.each([
  ['<a><node.js><c++>', ['a', 'node.js', 'c++']],
  ['|a|node.js|c#|', ['a', 'node.js', 'c#']],
  ['<a><a>', ['a']],
  ['single', ['single']],
  ['', []],
])('%j lists the tags %j', (text, tags) => {
  expect(dumpTags(text)).toEqual(tags)
})
