import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { computeFairness } from '#app/domain/analytics/fairness/compute-fairness.server.ts'
import { loader } from '#app/routes/fairness.tsx'
import { aMember } from '#tests/factories/members.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './api/call-api.ts'

test('before the first night there is no report, and only an admin may have it made', async () => {
  const site = await testApp()
  const ada = await aMember(site, 'ada')
  expect(await loader(visit(site.visitor(), { at: '/fairness' }))).toEqual({
    window: 'all',
    page: null,
    agreement: null,
    mayCompute: false,
  })
  expect(await loader(visit(site.as(ada), { at: '/fairness?window=month' }))).toEqual({
    window: 'month',
    page: null,
    agreement: null,
    mayCompute: true,
  })
  expect(await callApi(site, null, { at: '/fairness' })).toEqual({
    status: 200,
    body: { day: null, report: null, history: [] },
  })
})

test('afterwards everybody reads what was kept, also of a community that is too small for figures', async () => {
  const site = await testApp()
  await computeFairness(site.as(systemActor))
  const { page } = await loader(visit(site.visitor(), { at: '/fairness?window=century' }))
  expect(page).toMatchObject({
    day: '2026-11-22',
    report: { least: 10, spread: { all: null }, tenure: [] },
    history: [{ day: '2026-11-22', gini: null }],
  })
  expect(await callApi(site, null, { at: '/fairness' })).toMatchObject({
    status: 200,
    body: { day: '2026-11-22', report: { spread: { all: null } } },
  })
})
