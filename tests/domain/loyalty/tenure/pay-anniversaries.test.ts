// On both databases: set-based SQL.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { payAnniversaries } from '#app/domain/loyalty/tenure/pay-anniversaries.server.ts'
import type { AccountTable } from '#db/schema/accounts.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

// The clock of tests stands on 2026-11-22.
async function anAccount(test: TestApp, startedAt: string, kind: AccountTable['kind'] = 'person'): Promise<string> {
  const id = `acc_${Math.random().toString(36).slice(2, 12)}`
  await test.app.platform.open.db
    .insertInto('account')
    .values({ id, name: 'Haru', kind, plan: 'home', started_at: startedAt })
    .execute()
  return id
}

async function link(
  test: TestApp,
  member: Actor,
  accountId: string | null,
  linkedAt: string | null = null,
): Promise<void> {
  await test.app.platform.open.db
    .updateTable('member')
    .set({ account_id: accountId, account_linked_at: linkedAt })
    .where('id', '=', member.memberId ?? '')
    .execute()
}

const pendingOf = async (test: TestApp, member: Actor): Promise<number> =>
  (await standingsOf(test.app.platform.open.reader, [member.memberId ?? ''])).get(member.memberId ?? '')?.balances
    .pending ?? 0

test('a full year as a customer brings 50 points for each year, once, however often one looks', async () => {
  const test = await testApp()
  const ann = await aMember(test, 'ann', { joinedAt: '2026-01-01T00:00:00.000Z' })
  await link(test, ann, await anAccount(test, '2023-11-01T00:00:00.000Z'))
  const ctx = test.app.context()
  await Promise.all([payAnniversaries(ctx), payAnniversaries(ctx)])
  await payAnniversaries(ctx)
  expect(await pendingOf(test, ann)).toBe(150)
  await expect(test).toHaveRecorded('tenure.anniversary', 1)
  expect((await verifyLedger(test.app.platform.open.reader)).findings).toEqual([])
})

test('the next year comes on its day in the community, and not a minute earlier', async () => {
  const test = await testApp()
  const ann = await aMember(test, 'ann')
  await link(test, ann, await anAccount(test, '2025-11-23T00:00:00.000Z'))
  await payAnniversaries(test.app.context())
  expect(await pendingOf(test, ann)).toBe(0)
  test.clock.set('2026-11-22T15:00:00.000Z')
  await payAnniversaries(test.app.context())
  expect(await pendingOf(test, ann)).toBe(50)
})

test('years before the member joined and was linked pay nothing, unless the setting says so', async () => {
  const test = await testApp()
  const ann = await aMember(test, 'ann', { joinedAt: '2026-06-01T00:00:00.000Z' })
  await link(test, ann, await anAccount(test, '2020-03-01T00:00:00.000Z'))
  await payAnniversaries(test.app.context())
  expect(await pendingOf(test, ann)).toBe(0)
  await test.set('tenure.payEarlierYears', true)
  await payAnniversaries(test.app.context())
  expect(await pendingOf(test, ann)).toBe(50 * (1 + 2 + 3 + 4 + 5 + 6))
})

test('moving between accounts of the same age pays a year once, and the account pays nobody else for it', async () => {
  const test = await testApp()
  const { ann, bob } = await people(test, 'ann', 'bob')
  const [one, two] = [
    await anAccount(test, '2022-11-01T00:00:00.000Z'),
    await anAccount(test, '2022-11-01T00:00:00.000Z'),
  ]
  await link(test, ann, one)
  await payAnniversaries(test.app.context())
  expect(await pendingOf(test, ann)).toBe(200)
  await link(test, ann, two)
  await link(test, bob, one)
  await payAnniversaries(test.app.context())
  expect([await pendingOf(test, ann), await pendingOf(test, bob)]).toEqual([200, 0])
})

test('a company pays so many members, the longest linked first', async () => {
  const test = await testApp()
  await test.set('tenure.membersPerAccount', 2)
  const company = await anAccount(test, '2025-11-01T00:00:00.000Z', 'company')
  const people = [await aMember(test, 'late'), await aMember(test, 'first'), await aMember(test, 'second')]
  for (const [at, member] of people.entries())
    await link(
      test,
      member,
      company,
      ['2026-05-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'][at] ?? null,
    )
  await payAnniversaries(test.app.context())
  expect(await Promise.all(people.map((member) => pendingOf(test, member)))).toEqual([0, 50, 50])
})

test('staff get none, and who is suspended gets it when they are back', async () => {
  const test = await testApp()
  const { sam, ann } = await people(test, 'sam', 'ann')
  await link(test, sam, await anAccount(test, '2025-10-01T00:00:00.000Z'))
  await link(test, ann, await anAccount(test, '2025-10-01T00:00:00.000Z'))
  const { db } = test.app.platform.open
  await db
    .updateTable('member')
    .set({ suspended_at: test.clock.now() })
    .where('id', '=', ann.memberId ?? '')
    .execute()
  await payAnniversaries(test.app.context())
  await expect(test).toHaveRecorded('tenure.anniversary', 0)
  await db
    .updateTable('member')
    .set({ suspended_at: null })
    .where('id', '=', ann.memberId ?? '')
    .execute()
  await payAnniversaries(test.app.context())
  expect(await pendingOf(test, ann)).toBe(50)
  await expect(test).toHaveRecorded('tenure.anniversary', 1)
})

test('looking at many customers costs as many queries as looking at one', async () => {
  const test = await testApp()
  const add = async (handle: string): Promise<void> =>
    link(test, await aMember(test, handle), await anAccount(test, '2026-10-01T00:00:00.000Z'))
  await add('one')
  const alone = await countQueries(test.app.context(), payAnniversaries)
  for (let i = 0; i < 30; i++) await add(`many${i}`)
  expect(await countQueries(test.app.context(), payAnniversaries)).toBe(alone)
})
