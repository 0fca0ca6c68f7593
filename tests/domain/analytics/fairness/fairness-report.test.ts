import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { computeFairness } from '#app/domain/analytics/fairness/compute-fairness.server.ts'
import { fairnessReport } from '#app/domain/analytics/fairness/fairness-report.server.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('it is the latest one, with the days before it, in two queries', async () => {
  const site = await testApp()
  await computeFairness(site.as(systemActor))
  site.clock.advance({ days: 1 })
  await computeFairness(site.as(systemActor))
  const page = await fairnessReport(site.visitor())
  expect(page).toMatchObject({
    day: '2026-11-23',
    at: site.clock.now(),
    history: [
      { day: '2026-11-22', gini: null },
      { day: '2026-11-23', gini: null },
    ],
  })
  expect(await countQueries(site.visitor(), fairnessReport)).toBe(2)
})

test('a kept report of another shape is as if there were none', async () => {
  const site = await testApp()
  await computeFairness(site.as(systemActor))
  await site.app.platform.open.db.updateTable('fairness_snapshot').set({ report: '{"shape":0}' }).execute()
  expect(await fairnessReport(site.visitor())).toBeNull()
})
