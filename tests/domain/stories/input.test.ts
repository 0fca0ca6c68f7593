import { expect, test } from 'vitest'
import { storyPatchShape, storyShape, transitionShape } from '#app/domain/stories/input.ts'
import { aStoryText } from '#tests/factories/stories.ts'

const parse = (given: Record<string, unknown>) => storyShape.safeParse({ ...aStoryText, ...given })
const fieldsOf = (result: ReturnType<typeof parse>) => (result.error?.issues ?? []).map(({ path }) => path.join('.'))

test('a draft needs a headline of 8 to 200 characters and nothing else', () => {
  expect(storyShape.safeParse({ headline: 'Two fridges' }).success).toBe(true)
  expect(fieldsOf(storyShape.safeParse({}))).toEqual(['headline'])
  expect(fieldsOf(parse({ headline: '   seven  ' }))).toEqual(['headline'])
  expect(fieldsOf(parse({ headline: 'x'.repeat(201) }))).toEqual(['headline'])
  expect(parse({ headline: 'x'.repeat(200) }).success).toBe(true)
})

test('a figure may be written as a number or with separators', () => {
  const results = [
    { what: 'Bill', before: 412000, after: '287,000.5' },
    { what: 'Mood', before: 'grim', after: '1,2' },
  ]
  expect(parse({ results }).data?.results.map(({ before, after }) => [before, after])).toEqual([
    ['412000', '287000.5'],
    ['grim', '1,2'],
  ])
})

test('rows of a form that were left empty are no results, half a row is an error', () => {
  const blank = { what: '', before: '', after: '', unit: '', period: '', evidence: '' }
  expect(parse({ results: [blank, aStoryText.results[0], blank] }).data?.results).toHaveLength(1)
  expect(fieldsOf(parse({ results: [{ ...blank, what: 'Bill' }] }))).toEqual(['results.0.before', 'results.0.after'])
  expect(fieldsOf(parse({ results: Array.from({ length: 6 }, () => aStoryText.results[0]) }))).toEqual(['results'])
})

test('evidence is a web address', () => {
  for (const evidence of ['javascript:alert(1)', 'ftp://x.example/y', 'https://', 'bill.pdf']) {
    expect(fieldsOf(parse({ results: [{ ...aStoryText.results[0], evidence }] })), evidence).toEqual([
      'results.0.evidence',
    ])
  }
  expect(parse({ results: [{ ...aStoryText.results[0], evidence: 'https://files.example.com/bill' }] }).success).toBe(
    true,
  )
})

test('a patch leaves alone what it does not name', () => {
  expect(storyPatchShape.parse({ quote: 'New' })).toEqual({ quote: 'New' })
  expect(storyPatchShape.parse({ product: null }).product).toBeNull()
})

test('an unknown state, question or use is refused', () => {
  expect(transitionShape.safeParse({ to: 'liked' }).success).toBe(false)
  expect(fieldsOf(parse({ questions: ['why_not'] }))).toEqual(['questions.0'])
  expect(fieldsOf(parse({ consent: { uses: ['tattoo'] } }))).toEqual(['consent.uses.0'])
})
