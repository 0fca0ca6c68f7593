import { expect, test } from 'vitest'
import { bestSnippet } from '#app/domain/search/best-snippet.ts'
import { parseQuery } from '#app/domain/search/query-language.ts'

const filler = 'Nothing of interest stands in this sentence. '.repeat(20)

test('the part that holds most of the words is quoted, of equals the first', () => {
  const parts = [
    { id: 'one', text: 'The meter is grey.' },
    { id: 'two', text: 'The meter is offline at night.' },
    { id: 'three', text: 'My meter was offline one night.' },
  ]
  expect(bestSnippet(parts, parseQuery('meter offline night'), 100)).toEqual({
    partId: 'two',
    segments: [
      { text: 'The ', hit: false },
      { text: 'meter', hit: true },
      { text: ' is ', hit: false },
      { text: 'offline', hit: true },
      { text: ' at ', hit: false },
      { text: 'night', hit: true },
      { text: '.', hit: false },
    ],
  })
})

test.each(['turquoise', '청록색', '"청록색 단추"'])(
  'a hit deep inside a long text is found, with an ellipsis on either side: %s',
  (q) => {
    const text = `${filler}Press the turquoise button, 청록색 단추를 누르세요. ${filler}`
    const { segments } = bestSnippet([{ id: 'one', text }], parseQuery(q), 120)
    expect(segments.filter(({ hit }) => hit).map((segment) => segment.text)).toEqual([q.replaceAll('"', '')])
    expect(segments[0]?.text).toMatch(/^…/)
    expect(segments.at(-1)?.text).toMatch(/…$/)
    expect(segments.map((segment) => segment.text).join('').length).toBeLessThan(140)
  },
)

test('without a hit it is the beginning, without parts it is empty', () => {
  expect(bestSnippet([{ id: 'one', text: filler }], parseQuery('zebra'), 60).segments[0]?.text).toMatch(
    /^Nothing of interest/,
  )
  expect(bestSnippet([], parseQuery('zebra'), 60)).toEqual({ segments: [], partId: null })
})

test('the letters of a word inside another are no reason to quote', () => {
  const parts = [
    { id: 'one', text: 'Stationery is cheap.' },
    { id: 'two', text: 'The heat is on.' },
  ]
  expect(bestSnippet(parts, parseQuery('heat'), 60).partId).toBe('two')
  expect(
    bestSnippet(
      [
        { id: 'one', text: 'Ionised air' },
        { id: 'two', text: 'iPhone에서 꺼져요' },
      ],
      parseQuery('에서'),
      60,
    ).partId,
  ).toBe('two')
})

test('a huge text is quoted in a few milliseconds', () => {
  const parts = Array.from({ length: 50 }, (_none, at) => ({
    id: String(at),
    text: `${filler.repeat(30)} needle ${at}`,
  }))
  bestSnippet(parts, parseQuery('a needle in the hay stack'), 200)
  const before = process.cpuUsage()
  bestSnippet(parts, parseQuery('a needle in the hay stack'), 200)
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(250)
})
