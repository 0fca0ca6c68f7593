import { expect, test } from 'vitest'
import { breachesOf, groupRows, keptOf, weekTable } from '#app/domain/cases/report/build-report.ts'
import type { CaseFact } from '#app/domain/cases/report/report.ts'

const at = (hour: number) => Date.UTC(2026, 10, 23, hour)
const now = at(12)
const promise = (dueAt: number, endedAt: number | null, lateAt: number | null = null) => ({
  from: at(1),
  dueAt,
  endedAt,
  lateAt,
})

test('what is overdue and still waits counts as broken', () => {
  const promises = [
    promise(at(5), at(5)),
    promise(at(5), at(7), at(5)),
    promise(at(5), null, at(5)),
    // The office was closed when it fell due, and opens now.
    promise(at(5), null, at(12)),
    promise(at(20), null, at(20)),
  ]
  expect(keptOf(promises, now)).toMatchObject({ kept: 1, late: 1, overdue: 1, ahead: 2, share: 1 / 3 })
  expect(breachesOf(promises, now)).toEqual([at(5), at(5)])
})

test('moments are counted by the clock of the site', () => {
  // Monday 23:00 in UTC is Tuesday 8:00 in Seoul.
  const table = weekTable([at(23), at(23)], 'Asia/Seoul')
  expect(table[1]?.[4]).toBe(2)
  expect(table.flat().reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(weekTable([at(23)], 'UTC')[0]?.[11]).toBe(1)
})

test('groups come with the most cases first, and those that name none have a row', () => {
  const fact = (product: string | null, score = 0): CaseFact => ({
    keys: { source: 'detection', product },
    firstResponse: promise(at(5), at(4)),
    resolution: promise(at(9), at(8)),
    nextResponses: product === null ? [promise(at(5), null, at(5)), promise(at(6), at(5))] : [],
    reopened: product === null,
    rating: score,
  })
  expect(groupRows([fact(null), fact('meter', 5), fact('meter', 2), fact('meter')], 'product', now)).toMatchObject([
    { key: 'meter', cases: 3, reopened: 0, rating: 3.5, firstResponse: { share: 1, median: 180 } },
    { key: '', cases: 1, reopened: 1, rating: null, nextResponse: { kept: 1, overdue: 1, share: 0.5 } },
  ])
})
