import { expect, test } from 'vitest'
import { reconcileLedger } from '#app/domain/ledger/reconcile-ledger.server.ts'
import { redemptionsFrozen } from '#app/domain/ledger/redemptions-frozen.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { verifyRedemptions } from '#app/domain/perks/redemptions/verify-redemptions.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPerk, givePoints, redeem } from '#tests/factories/perks.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function aRedemption() {
  const app = await testApp()
  const bob = await aMember(app, 'bob')
  const perk = await aPerk(app, { stock: 3 })
  await givePoints(app, bob, 500)
  return { app, bob, redemption: await redeem(app, bob, perk) }
}

test('a book that agrees with redemptions, stock and coupons is clean', async () => {
  const { app } = await aRedemption()
  expect((await reconcileLedger(app.app.context(), verifyRedemptions)).findings).toEqual([])
  expect(await redemptionsFrozen(app.app.context())).toBe(false)
})

test('a redemption that the book knows nothing of freezes redemption as the book’s own differences do', async () => {
  const { app, bob, redemption } = await aRedemption()
  const { db, reader } = app.app.platform.open
  await db.updateTable('redemption').set({ cost: 40 }).where('id', '=', redemption.id).execute()
  expect((await verifyLedger(reader, verifyRedemptions)).findings).toEqual([
    { check: 'reserved', subject: bob.memberId, expected: 40, found: 100 },
  ])

  await app.app.context().write((tx) => tx.schedule('reconcile-ledger', {}))
  await app.drainJobs()
  expect(await redemptionsFrozen(app.app.context())).toBe(true)
  expect(app.logged.some((line) => line.level === 'error')).toBe(true)
  await expect(app).toHaveRecorded('ledger.differenceFound', 1)
})
