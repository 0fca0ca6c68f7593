// On both databases: the ledger on both.
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { up } from '#db/migrations/2026-11-22-38-large-book.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** An answer of bob that ann voted up, took the vote back from, and voted up again. */
async function votes(test: TestApp): Promise<{ bobId: string }> {
  const { ann, bob } = await people(test, 'ann', 'bob')
  const { id: postId } = await anAnswer(test, { to: await aThread(test, { by: ann }), by: bob })
  for (const value of [1, 0, 1] as const) await castVote(test.as(ann), { postId, value })
  return { bobId: bob.memberId ?? '' }
}

const carried = ({ app }: TestApp) =>
  app.platform.open.db.selectFrom('ledger_transaction').select(['kind', 'reputation']).orderBy('reputation').execute()

test('a transaction carries what its entries change of the reputation', async () => {
  const test = await testApp()
  await votes(test)
  expect(await carried(test)).toEqual([
    { kind: 'reversal', reputation: -10 },
    { kind: 'award', reputation: 10 },
    { kind: 'award', reputation: 10 },
  ])
})

test('a transaction that carries another reputation than its entries is found', async () => {
  const test = await testApp()
  const { bobId } = await votes(test)
  const { db } = test.app.platform.open
  expect((await verifyLedger(db)).findings).toEqual([])
  const row = await db.selectFrom('ledger_transaction').selectAll().limit(1).executeTakeFirstOrThrow()
  await db
    .insertInto('ledger_transaction')
    .values({ ...row, id: 'ltx_forged', idempotency_key: 'forged', reputation: 500 })
    .execute()
  expect((await verifyLedger(db)).findings).toEqual([{ check: 'reputation', subject: bobId, expected: 10, found: 510 }])
})

test('a book from before carries the same after the migration', async () => {
  const test = await testApp()
  await votes(test)
  const { db, dialect } = test.app.platform.open
  const before = await carried(test)
  for (const index of ['ledger_transaction_earned', 'ledger_entry_sums', 'ledger_entry_account'])
    await db.schema.dropIndex(index).execute()
  await db.schema.alterTable('ledger_transaction').dropColumn('reputation').execute()
  await db.schema.createIndex('ledger_transaction_earned').on('ledger_transaction').column('day').execute()
  await db.schema.createIndex('ledger_entry_transaction').on('ledger_entry').column('transaction_id').execute()
  await db.schema.createIndex('ledger_entry_account').on('ledger_entry').columns(['account_id', 'id']).execute()
  await db.transaction().execute((tx) => up(tx as unknown as Kysely<unknown>, dialect.ddl))
  expect(await carried(test)).toEqual(before)
  expect((await verifyLedger(db)).findings).toEqual([])
  await expect(db.updateTable('ledger_transaction').set({ reputation: 0 }).execute()).rejects.toThrow(/append-only/)
})
