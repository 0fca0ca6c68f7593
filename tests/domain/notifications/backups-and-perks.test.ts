// On both databases: an upsert with a condition, and tables that only it writes.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { checkBackups, recordBackup } from '#app/core/backup-runs.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPerk, givePoints, redeem } from '#tests/factories/perks.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function kinds(app: TestApp, member: Actor): Promise<string[]> {
  await app.drainJobs()
  const { items } = await notifications(app.as(member), { unread: false, show: null }, { limit: 50, cursor: null })
  return items.map(({ kind }) => kind)
}

test('admins hear of a failed backup once a day, and of a last good one that is too old', async () => {
  const app = await testApp()
  const root = await aMember(app, 'root', { roles: ['admin'] })
  const ctx = app.visitor()
  await checkBackups(ctx)
  expect(await kinds(app, root)).toEqual([])

  await recordBackup(ctx, { good: true })
  for (const good of [false, false]) await recordBackup(ctx, { good })
  await checkBackups(ctx)
  expect(await kinds(app, root)).toEqual(['backupFailed'])

  app.clock.advance({ days: 2, minutes: 1 })
  for (let i = 0; i < 2; i++) await checkBackups(ctx)
  expect(await kinds(app, root)).toEqual(['backupMissed', 'backupFailed'])
  await recordBackup(ctx, { good: true })
  app.clock.advance({ days: 1 })
  await checkBackups(ctx)
  await expect(app).toHaveRecorded('backup.missed', 1)
})

test('a perk that matured points bring within reach is told once, and again after it was redeemed', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const perk = await aPerk(app, { cost: 100 })
  await aPerk(app, { cost: 90, tier: 'ambassador' })
  await aPerk(app, { cost: 300 })
  app.clock.advance({ days: 90 })
  const mature = async (points: number): Promise<void> => {
    await givePoints(app, ann, points)
    await app.app
      .context()
      .write((tx) => tx.record('points.matured', { transactionId: 'ltx_1', memberId: ann.memberId ?? '', points }))
  }
  const told = async () => (await kinds(app, ann)).filter((kind) => kind === 'perkReached').length
  await mature(60)
  expect(await told()).toBe(0)
  await mature(60)
  expect(await told()).toBe(1)
  await mature(10)
  expect(await told()).toBe(1)
  await redeem(app, ann, perk)
  await mature(80)
  await expect(app).toHaveRecorded('perk.reached', 2)
})
