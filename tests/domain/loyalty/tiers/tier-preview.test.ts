import { expect, test } from 'vitest'
import { tierPreview } from '#app/domain/loyalty/tiers/tier-preview.server.ts'
import type { TierKey } from '#app/registry/tiers.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function standing(test: TestApp, handle: string, tier: TierKey, score: number): Promise<void> {
  const { memberId } = await aMember(test, handle)
  await test.app.platform.open.db
    .insertInto('member_standing')
    .values({ member_id: memberId ?? '', tier, score, computed_at: test.clock.now() })
    .execute()
}

test('everybody but staff is counted in a tier, those who were never reviewed in the lowest', async () => {
  const test = await testApp()
  await aMember(test, 'ann')
  await aMember(test, 'sam')
  await standing(test, 'rich', 'regular', 500)
  expect(await tierPreview(test.app.context(), null)).toMatchObject({
    distribution: [
      { key: 'friend', count: 1 },
      { key: 'regular', count: 1 },
      { key: 'champion', count: 0 },
      { key: 'ambassador', count: 0 },
    ],
    moves: [],
    members: [],
  })
})

test('other bars show who would rise and who would fall, and not who is only held today', async () => {
  const test = await testApp()
  await standing(test, 'low', 'friend', 250)
  await standing(test, 'edge', 'regular', 320)
  await standing(test, 'high', 'regular', 1_050)
  await standing(test, 'held', 'champion', 900)
  const lowered = await tierPreview(test.app.context(), { friend: 0, regular: 200, champion: 1_000, ambassador: 2_400 })
  expect(lowered.moves).toEqual([
    { from: 'friend', to: 'regular', count: 1 },
    { from: 'regular', to: 'champion', count: 1 },
  ])
  expect(lowered.members).toMatchObject([
    { handle: 'low', tier: 'regular' },
    { handle: 'high', tier: 'champion' },
  ])
  const raised = await tierPreview(test.app.context(), { friend: 0, regular: 400, champion: 1_100, ambassador: 2_400 })
  expect(raised.moves).toEqual([{ from: 'regular', to: 'friend', count: 1 }])
})

test('the same bars move nobody', async () => {
  const test = await testApp()
  await standing(test, 'edge', 'regular', 320)
  expect(
    (await tierPreview(test.app.context(), { friend: 0, regular: 300, champion: 1_100, ambassador: 2_400 })).moves,
  ).toEqual([])
})
