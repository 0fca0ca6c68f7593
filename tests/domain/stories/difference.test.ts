import { expect, test } from 'vitest'
import { storyDifference } from '#app/domain/stories/difference.ts'

const wording = { headline: 'Two fridges', situation: 'a', tried: 'b', turningPoint: 'c', outcome: 'd', quote: 'e' }

test('only the fields that differ are listed', () => {
  expect(storyDifference(wording, { ...wording, outcome: 'd e' }).map(({ field }) => field)).toEqual(['outcome'])
  expect(storyDifference(wording, wording)).toEqual([])
})
