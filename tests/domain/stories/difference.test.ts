import { expect, test } from 'vitest'
import { storyDifference, wordDifference } from '#app/domain/stories/difference.ts'

const wording = { headline: 'Two fridges', situation: 'a', tried: 'b', turningPoint: 'c', outcome: 'd', quote: 'e' }

test('a changed word is shown as a whole, also in Korean', () => {
  expect(wordDifference('새벽에 냉장고 두 대가 있었네요', '새벽 냉장고 두 대가 있었네요')).toEqual([
    { kind: 'removed', text: '새벽에 ' },
    { kind: 'added', text: '새벽 ' },
    { kind: 'same', text: '냉장고 두 대가 있었네요' },
  ])
})

test('what is left and what is added together are the two texts', () => {
  const [before, after] = ['The old bill was\n\nfar too high.', 'The bill was high,\n\nnow it is not.']
  const parts = wordDifference(before, after)
  const textOf = (without: string) => parts.filter(({ kind }) => kind !== without).map(({ text }) => text).join('')
  expect(textOf('added')).toBe(before)
  expect(textOf('removed')).toBe(after)
})

test('only the fields that differ are listed', () => {
  expect(storyDifference(wording, { ...wording, outcome: 'd e' }).map(({ field }) => field)).toEqual(['outcome'])
  expect(storyDifference(wording, wording)).toEqual([])
})
