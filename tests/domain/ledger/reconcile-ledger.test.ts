// On both databases: the ledger on both.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freezeRedemptions, unfreezeRedemptions } from '#app/domain/ledger/freeze-redemptions.server.ts'
import { lastReconciliations } from '#app/domain/ledger/queries/checks.server.ts'
import { reconcileLedger } from '#app/domain/ledger/reconcile-ledger.server.ts'
import { redemptionsFrozen } from '#app/domain/ledger/redemptions-frozen.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function aVote(test: TestApp): Promise<void> {
  const { ann, bob } = await people(test, 'ann', 'bob')
  await castVote(test.as(ann), {
    postId: (await anAnswer(test, { to: await aThread(test, { by: ann }), by: bob })).id,
    value: 1,
  })
}

/** What only somebody with the database's password could do. */
async function tamper(test: TestApp, by: number): Promise<void> {
  await test.app.platform.open.db
    .updateTable('ledger_account')
    .set((eb) => ({ balance: eb('balance', '+', by) }))
    .where('kind', '=', 'pending')
    .execute()
}

test('a clean book is noted and freezes nothing', async () => {
  const test = await testApp()
  await aVote(test)
  expect((await reconcileLedger(test.app.context())).findings).toEqual([])
  expect(await redemptionsFrozen(test.app.context())).toBe(false)
  expect(await lastReconciliations(test.app.platform.open.reader, 5)).toMatchObject([{ finding_count: 0, entries: 4 }])
})

test('any difference freezes redemption, raises the alarm, and is lifted only after a clean check', async () => {
  const test = await testApp()
  await aVote(test)
  const ada = test.as(await aMember(test, 'ada'))
  await tamper(test, 5)
  const { findings } = await reconcileLedger(test.app.context())
  expect(findings).toContainEqual(expect.objectContaining({ check: 'balance', expected: 2, found: 7 }))
  expect(await redemptionsFrozen(ada)).toBe(true)
  expect(test.logged.some((line) => line.level === 'error')).toBe(true)
  await expect(test).toHaveRecorded('ledger.differenceFound', 1)
  await expect(unfreezeRedemptions(ada, { reason: 'looks fine' })).toFailWith('not_now')

  await tamper(test, -5)
  await reconcileLedger(ada)
  expect(await redemptionsFrozen(ada)).toBe(true)
  await unfreezeRedemptions(ada, { reason: 'a restored backup had lost a row' })
  expect(await redemptionsFrozen(ada)).toBe(false)
})

test('an admin freezes and opens redemption by hand, and both are audited', async () => {
  const test = await testApp()
  const [ann, ada] = [await aMember(test, 'ann'), test.as(await aMember(test, 'ada'))]
  await expect(freezeRedemptions(test.as(ann), { reason: 'no reason' })).toFailWith('forbidden')
  await freezeRedemptions(ada, { reason: 'the billing system is down' })
  await freezeRedemptions(ada, { reason: 'once more' })
  expect(await redemptionsFrozen(ada)).toBe(true)
  await unfreezeRedemptions(ada, { reason: 'it is up again' })
  await unfreezeRedemptions(ada, { reason: 'it is up again' })
  const audited = await test.app.platform.open.reader
    .selectFrom('audit_event')
    .select('action')
    .where('action', 'like', 'redemption.%')
    .orderBy('seq')
    .execute()
  expect(audited.map(({ action }) => action)).toEqual(['redemption.freeze', 'redemption.unfreeze'])
})

test('no statement changes, deletes or empties the book, and no balance falls below zero', async () => {
  const test = await testApp()
  await aVote(test)
  const { db, dialect } = test.app.platform.open
  for (const table of ['ledger_entry', 'ledger_transaction', 'earning_rule_version'] as const) {
    if (table === 'earning_rule_version')
      await db
        .insertInto(table)
        .values({
          id: 'erv_1',
          rule: 'answer-voted-up',
          version: 2,
          valid_from: test.clock.now(),
          terms: '{}',
          reason: '',
          created_at: test.clock.now(),
          created_by: null,
        })
        .execute()
    await expect(db.updateTable(table).set({ id: 'x' }).execute()).rejects.toThrow(/append-only/)
    await expect(db.deleteFrom(table).execute()).rejects.toThrow(/append-only/)
    if (dialect.name === 'postgres')
      await expect(sql.raw(`truncate ${table} cascade`).execute(db)).rejects.toThrow(/append-only/)
  }
  await expect(tamper(test, -3)).rejects.toThrow(/below_zero/)
  await expect(
    db.updateTable('ledger_account').set({ balance: -1 }).where('kind', '=', 'reputation').execute(),
  ).rejects.toThrow(/below_zero/)
  await expect(
    db
      .insertInto('ledger_account')
      .values({ id: 'lac_x', owner: 'mem_x', kind: 'debt', unit: 'points', balance: 1 })
      .execute(),
  ).rejects.toThrow(/below_zero/)
})
