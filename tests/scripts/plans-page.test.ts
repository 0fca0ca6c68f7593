import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plansPage } from '#scripts/plans/plans-page.ts'

test('docs/reference/plans.md says how SQLite goes about the pages that people open often', async () => {
  expect(readFileSync('docs/reference/plans.md', 'utf8'), 'run: node scripts/plans/write-plans.ts').toBe(
    await plansPage(),
  )
})
