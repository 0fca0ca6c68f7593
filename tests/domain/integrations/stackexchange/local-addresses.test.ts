import { expect, test } from 'vitest'
import {
  withLocalAddresses,
  withLocalTitles,
  type LocalTarget,
  type SourceAddress,
} from '#app/domain/integrations/stackexchange/local-addresses.ts'

const site = 'solar.stackexchange.com'
const named = ({ questionId, answerId }: SourceAddress): LocalTarget => ({
  path: `/q${questionId ?? ''}a${answerId ?? ''}`,
  title: 'What does [E-17] *mean*, 뜻?',
})

test.each([
  ['https://solar.stackexchange.com/q/1', '/q1a'],
  ['http://solar.stackexchange.com/q/1/33', '/q1a'],
  ['https://solar.stackexchange.com/questions/1/what-does-e-17-mean', '/q1a'],
  ['https://solar.stackexchange.com/questions/1/what?noredirect=1&amp;lq=1', '/q1a'],
  ['https://solar.stackexchange.com/questions/1/what/2#2', '/q1a2'],
  ['https://solar.stackexchange.com/questions/1/what/2', '/q1a2'],
  ['https://Solar.StackExchange.com/a/2/33', '/qa2'],
])('%s leads to its place here, in HTML and in Markdown', (address, path) => {
  expect(withLocalAddresses(`<a href="${address}" rel="nofollow">it</a>`, site, named)).toBe(
    `<a href="${path}" rel="nofollow">it</a>`,
  )
  expect(withLocalAddresses(`see [it](${address})`, site, named)).toBe(`see [it](${path})`)
})

test.each([
  'https://solar.stackexchange.com/questions/tagged/1',
  'https://solar.stackexchange.com/users/1',
  'https://solarXstackexchange.com/q/1',
  'https://meta.solar.stackexchange.com/q/1',
  'https://example.com/?u=https://solar.stackexchange.com/q/1',
])('%s stays as it is', (address) => {
  expect(withLocalAddresses(`<a href="${address}">it</a>`, site, named)).toBe(`<a href="${address}">it</a>`)
})

test('an address that is there to be read stays, and so does one that nobody knows', () => {
  expect(withLocalAddresses('at https://solar.stackexchange.com/q/1 it says', site, named)).toBe(
    'at https://solar.stackexchange.com/q/1 it says',
  )
  expect(withLocalAddresses('[it](https://solar.stackexchange.com/q/9)', site, () => null)).toBe(
    '[it](https://solar.stackexchange.com/q/9)',
  )
})

test('a bare address of a comment becomes a link with the title, nothing of which is taken for Markdown', () => {
  const title = 'What does \\[E\\-17\\] \\*mean\\*\\, 뜻\\?'
  expect(withLocalTitles('See https://solar.stackexchange.com/q/1/33.', site, named)).toBe(`See [${title}](/q1a).`)
  expect(
    withLocalTitles(
      'https://solar.stackexchange.com/questions/1/what/2#2 (https://solar.stackexchange.com/a/3)',
      site,
      named,
    ),
  ).toBe(`[${title}](/q1a2) ([${title}](/qa3))`)
  expect(
    withLocalTitles('[it](https://solar.stackexchange.com/q/1) https://solar.stackexchange.com/help', site, named),
  ).toBe('[it](https://solar.stackexchange.com/q/1) https://solar.stackexchange.com/help')
  expect(withLocalTitles('https://solar.stackexchange.com/q/9', site, () => null)).toBe(
    'https://solar.stackexchange.com/q/9',
  )
})
