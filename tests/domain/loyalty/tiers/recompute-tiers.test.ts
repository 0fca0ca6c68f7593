// On both databases: set-based SQL.
import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import { pointsEarnedSince } from '#app/domain/ledger/queries/ledger.server.ts'
import { recomputeAllTiers, tierWindowStart } from '#app/domain/loyalty/tiers/recompute-tiers.server.ts'
import { tierProgress } from '#app/domain/loyalty/tiers/tier-progress.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function asCustomer(test: TestApp, member: Actor, startedAt: string): Promise<void> {
  const id = `acc_${member.handle}`
  const { db } = test.app.platform.open
  await db
    .insertInto('account')
    .values({ id, name: 'Haru', kind: 'person', plan: 'home', started_at: startedAt })
    .execute()
  await db
    .updateTable('member')
    .set({ account_id: id })
    .where('id', '=', member.memberId ?? '')
    .execute()
}

const review = (test: TestApp): Promise<void> => recomputeAllTiers(test.app.context())
const progress = (test: TestApp, member: Actor) => tierProgress(test.as(member), member.memberId ?? '')

test('a member who never posts rises with the years, and reads why', async () => {
  const test = await testApp()
  const quiet = await aMember(test, 'quiet')
  await asCustomer(test, quiet, '2025-01-10T00:00:00.000Z')
  await review(test)
  expect(await progress(test, quiet)).toMatchObject({
    key: 'friend',
    score: 160,
    next: 'regular',
    nextByTenureAt: '2027-01-09T15:00:00.000Z',
  })
  test.clock.set('2027-01-10T09:00:00.000Z')
  await review(test)
  expect(await progress(test, quiet)).toMatchObject({
    key: 'regular',
    score: 320,
    heldUntil: '2028-03-09T15:00:00.000Z',
    history: [{ kind: 'reached', tier: 'regular', before: 'friend', score: 320, bar: 300 }],
  })
  await expect(test).toHaveRecorded('tier.reached', 1)
})

test('reviewing again on the same day tells nothing again', async () => {
  const test = await testApp()
  const quiet = await aMember(test, 'quiet')
  await asCustomer(test, quiet, '2019-01-10T00:00:00.000Z')
  await review(test)
  await review(test)
  await expect(test).toHaveRecorded('tier.reached', 1)
  expect((await progress(test, quiet)).history).toHaveLength(1)
})

test('a raised bar takes nothing before the hold is over, and warns before it does', async () => {
  const test = await testApp()
  const quiet = await aMember(test, 'quiet')
  await asCustomer(test, quiet, '2024-01-10T00:00:00.000Z')
  await review(test)
  await test.set('tiers.regular.score', 900)
  await review(test)
  expect(await progress(test, quiet)).toMatchObject({ key: 'regular', heldOnly: true, ending: false })
  test.clock.set('2027-01-11T09:00:00.000Z')
  await review(test)
  expect(await progress(test, quiet)).toMatchObject({
    key: 'regular',
    ending: true,
    heldUntil: '2027-03-10T15:00:00.000Z',
  })
  test.clock.set('2027-03-11T09:00:00.000Z')
  await review(test)
  expect(await progress(test, quiet)).toMatchObject({ key: 'friend', heldUntil: null })
  expect((await progress(test, quiet)).history.map(({ kind }) => kind)).toEqual(['lost', 'ending', 'reached'])
  await expect(test).toHaveRecorded('tier.lost', 1)
})

test('while somebody is suspended their tier stands still', async () => {
  const test = await testApp()
  const quiet = await aMember(test, 'quiet')
  await asCustomer(test, quiet, '2024-01-10T00:00:00.000Z')
  await review(test)
  const { db } = test.app.platform.open
  await db
    .updateTable('member')
    .set({ suspended_at: test.clock.now() })
    .where('id', '=', quiet.memberId ?? '')
    .execute()
  await test.set('tiers.regular.score', 10_000)
  test.clock.set('2028-06-01T09:00:00.000Z')
  await review(test)
  expect((await progress(test, quiet)).key).toBe('regular')
  await db
    .updateTable('member')
    .set({ suspended_at: null })
    .where('id', '=', quiet.memberId ?? '')
    .execute()
  await review(test)
  expect(await progress(test, quiet)).toMatchObject({
    key: 'regular',
    ending: true,
    heldUntil: plus('2028-06-01T09:00:00.000Z', { days: 30 }),
  })
})

test('points that were taken back do not count, whenever they were earned', async () => {
  const test = await testApp()
  const { ann, bob } = await people(test, 'ann', 'bob')
  const old = await anAnswer(test, { to: await aThread(test, { by: ann }), by: bob })
  await acceptAnswer(test.as(ann), { postId: old.id })
  test.clock.advance({ days: 800 })
  const fresh = await anAnswer(test, { to: await aThread(test, { by: ann, title: 'Another question' }), by: bob })
  await acceptAnswer(test.as(ann), { postId: fresh.id })
  const earned = async (): Promise<number | undefined> =>
    (
      await pointsEarnedSince(
        test.app.platform.open.reader,
        [bob.memberId ?? ''],
        tierWindowStart(test.clock.now(), 24),
      )
    ).get(bob.memberId ?? '')
  expect(await earned()).toBe(10)
  // Taking back what is older than the window takes nothing from what is in it.
  await unacceptAnswer(test.as(ann), { postId: old.id })
  expect(await earned()).toBe(10)
  await unacceptAnswer(test.as(ann), { postId: fresh.id })
  expect(await earned()).toBe(0)
})

test('ten members cost as many queries of a review as one', async () => {
  const test = await testApp()
  const statementsOf = async (): Promise<number> => {
    let count = 0
    const ctx = test.app.context()
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: ({ result }) => Promise.resolve((count++, result)),
    }
    await recomputeAllTiers({
      ...ctx,
      write: (work) => ctx.write((tx) => work({ ...tx, db: tx.db.withPlugin(counter) })),
    })
    return count
  }
  await asCustomer(test, await aMember(test, 'one'), '2025-01-10T00:00:00.000Z')
  await review(test)
  const alone = await statementsOf()
  for (let i = 0; i < 9; i++) await asCustomer(test, await aMember(test, `many${i}`), '2025-01-10T00:00:00.000Z')
  await review(test)
  expect(alone).toBeGreaterThan(2)
  expect(await statementsOf()).toBe(alone)
})
