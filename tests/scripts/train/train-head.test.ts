import { expect, test } from 'vitest'
import { trainRareHead, type Example } from '#scripts/train/train-head.ts'

const training = { rounds: 20, cost: 3, power: 2 }
const [common, ofComplaints, ofOthers, unseen] = [0, 1, 2, 3]

function textOf(is: boolean, ...slots: number[]): Example {
  return { slots: Int32Array.from(slots), is, weight: 1 }
}

const examples = Array.from({ length: 24 }, (_, at) =>
  at % 2 === 0 ? textOf(true, common, ofComplaints) : textOf(false, common, ofOthers),
)

test('a feature of one side speaks for it, one of every text or of none says nothing', () => {
  const { weights } = trainRareHead(4, examples, training)
  expect(weights[ofComplaints]).toBeGreaterThan(0)
  expect(weights[ofOthers]).toBeLessThan(0)
  expect(weights[common]).toBe(0)
  expect(weights[unseen]).toBe(0)
})

test('the same texts make the same head', () => {
  expect(trainRareHead(4, examples, training)).toEqual(trainRareHead(4, examples, training))
})
