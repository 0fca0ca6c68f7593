// On both databases: an import writes everything.
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { compareReputation } from '#app/domain/integrations/compare-reputation.server.ts'
import { importStackExchange } from '#app/domain/integrations/import-stack-exchange.server.ts'
import { testApp } from '#tests/setup/test-app.ts'

const dir = path.resolve(import.meta.dirname, '../../fixtures/stackexchange/site')
const site = 'solar.stackexchange.com'

test('reputation by our rules is held against what the dump says, over those who asked or answered', async () => {
  const community = await testApp()
  await importStackExchange(community.as(systemActor), { dir, site, category: 'general', limit: null })
  const bob = { name: '밥 😀', handle: '밥-2', here: 26, there: 320 }
  const ann = { name: 'Ann', handle: 'Ann', here: 8, there: 151 }
  expect(await compareReputation(community.as(systemActor), { dir, site, floor: 1, top: 2 })).toEqual({
    correlation: 1,
    members: 3,
    topHere: [bob, ann],
    topThere: [bob, ann],
  })
})

test('before anything was imported there is nothing to compare', async () => {
  const community = await testApp()
  expect(await compareReputation(community.as(systemActor), { dir, site, floor: 1 })).toEqual({
    correlation: null,
    members: 0,
    topHere: [],
    topThere: [],
  })
})
