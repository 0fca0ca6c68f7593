// On both databases: what the proof of search promises, each gives.
import { expect, test } from 'vitest'
import { figuresOf, judge } from '#scripts/prove/search/judge.ts'
import { judgedThreads } from '#scripts/prove/search/judged-threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** A sixth of what `scripts/prove/search.ts` searches, without a dump. */
const generated = 1_000

test('everyday searches of each kind find the right thread first', async () => {
  const app = await testApp()
  const figures = figuresOf(await judge(app.app.context(), await judgedThreads(generated, null)))
  for (const { kind, queries, first, amongFive } of figures) {
    expect(first, `${kind}: first, of ${queries}`).toBeGreaterThanOrEqual(0.8)
    expect(amongFive, `${kind}: among five, of ${queries}`).toBeGreaterThanOrEqual(0.85)
  }
  expect(figures.at(-1)?.first).toBeGreaterThanOrEqual(0.9)
}, 120_000)
