import { expect, test } from 'vitest'
import { accuracyOf, flagWeight, hides, sumOfFlags, type CountedFlag } from '#app/domain/flags/weight.ts'
import type { FlagReason } from '#app/registry/flag-reasons.ts'

test.each([
  // trust, upheld, rejected, weight in hundredths
  [0, 0, 0, 100],
  [1, 0, 0, 200],
  [3, 0, 0, 400],
  [4, 0, 0, 500],
  // Five decided flags say nothing; six do.
  [1, 5, 0, 200],
  [1, 6, 0, 500],
  [1, 0, 6, 0],
  [3, 0, 6, 100],
  // 70 % is what is expected.
  [2, 7, 3, 300],
  [2, 8, 2, 577],
  [2, 6, 4, 181],
  [3, 60, 0, 700],
  [0, 0, 60, 0],
])(
  'at trust level %i with %i upheld and %i rejected flags, a flag weighs %i hundredths',
  (trust, upheld, rejected, weight) => {
    expect(flagWeight(trust, { upheld, rejected })).toBe(weight)
  },
)

test('accuracy is unknown until a flag was upheld or rejected', () => {
  expect(accuracyOf({ upheld: 0, rejected: 0 })).toBeNull()
  expect(accuracyOf({ upheld: 3, rejected: 1 })).toBe(0.75)
})

const flags = (reason: FlagReason, ...weights: number[]): CountedFlag[] =>
  weights.map((weight, at) => ({ memberId: `m${at}`, reason, weight: weight * 100, newcomer: weight === 1 }))

test.each([
  ['three members of trust level 1 for spam', flags('spam', 2, 2, 2), true],
  ['two members of trust level 1 for spam', flags('spam', 2, 2), false],
  ['two members of trust level 2 for spam', flags('spam', 3, 3), true],
  ['one member alone, however trusted', flags('spam', 7), false],
  ['two members of trust level 1 for personal data', flags('personalData', 2, 2), true],
  ['twenty newcomers', flags('spam', ...Array<number>(20).fill(1)), false],
  ['five trusted members for the wrong category', flags('wrongCategory', 5, 5, 5, 5, 5), false],
  [
    'half for spam and half for abuse',
    [...flags('spam', 3), { memberId: 'other', reason: 'abuse', weight: 300, newcomer: false } as const],
    true,
  ],
])('%s', (_what, given, hidden) => {
  expect(hides(sumOfFlags(given, []))).toBe(hidden)
})

test('of linked members the heaviest flag counts alone, whoever links them', () => {
  const given = flags('spam', 2, 2, 3, 2)
  const sum = sumOfFlags(given, [
    ['m0', 'm1'],
    ['m1', 'm2'],
  ])
  expect(sum).toMatchObject({ flaggers: 2, reason: 'spam' })
  expect(sum.share).toBeCloseTo(5 / 6)
})
