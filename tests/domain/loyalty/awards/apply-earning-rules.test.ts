// On both databases: the ledger on both.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { balancesOf, type Balances } from '#app/domain/ledger/queries/ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function book(test: TestApp, member: Actor): Promise<Balances> {
  const id = member.memberId ?? ''
  const own = (await balancesOf(test.app.platform.open.reader, [id])).get(id)
  if (own === undefined) throw new Error('no balances')
  return own
}

async function expectClean(test: TestApp): Promise<void> {
  expect((await verifyLedger(test.app.platform.open.reader)).findings).toEqual([])
}

async function aSolvedQuestion(test: TestApp) {
  const { ann, bob } = await people(test, 'ann', 'bob')
  const thread = await aThread(test, { by: ann })
  const answer = await anAnswer(test, { to: thread, by: bob })
  return { ann, bob, thread, answer }
}

test('an up vote on an answer brings reputation at once and points that wait', async () => {
  const test = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(test)
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  expect(await book(test, bob)).toMatchObject({ reputation: 10, pending: 2, available: 0 })
  await expectClean(test)
})

test('points become available when their 72 hours have passed, once', async () => {
  const test = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(test)
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  const queueRhythm = async (): Promise<void> => {
    await test.app.context().write((tx) => tx.schedule('mature-points', {}))
    await test.drainJobs()
  }
  test.clock.advance({ hours: 71 })
  await queueRhythm()
  expect(await book(test, bob)).toMatchObject({ pending: 2, available: 0 })
  test.clock.advance({ hours: 1 })
  await queueRhythm()
  await queueRhythm()
  expect(await book(test, bob)).toMatchObject({ pending: 0, available: 2 })
  await expectClean(test)
})

test('accepting pays both, taking it back takes exactly that, accepting again pays again', async () => {
  const test = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(test)
  await acceptAnswer(test.as(ann), { postId: answer.id })
  await acceptAnswer(test.as(ann), { postId: answer.id })
  expect(await book(test, bob)).toMatchObject({ reputation: 15, pending: 10 })
  expect(await book(test, ann)).toMatchObject({ reputation: 2, pending: 1 })
  await unacceptAnswer(test.as(ann), { postId: answer.id })
  expect(await book(test, bob)).toMatchObject({ reputation: 0, pending: 0 })
  await acceptAnswer(test.as(ann), { postId: answer.id })
  expect(await book(test, bob)).toMatchObject({ reputation: 15, pending: 10 })
  await expectClean(test)
})

test("accepting one's own answer pays nothing", async () => {
  const test = await testApp()
  const ann = await aMember(test, 'ann')
  const thread = await aThread(test, { by: ann })
  const answer = await anAnswer(test, { to: thread, by: ann })
  await acceptAnswer(test.as(ann), { postId: answer.id })
  expect(await book(test, ann)).toMatchObject({ reputation: 0, pending: 0 })
})

test('a withdrawn vote takes back what it brought, and a down vote costs its caster one', async () => {
  const test = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(test)
  const cho = await aMember(test, 'cho', { trustLevel: 1 })
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  await castVote(test.as(cho), { postId: answer.id, value: 1 })
  await castVote(test.as(ann), { postId: answer.id, value: 0 })
  expect(await book(test, bob)).toMatchObject({ reputation: 10, pending: 2 })
  const dan = await aMember(test, 'dan', { trustLevel: 1 })
  const { thread } = await aThread(test, { by: dan })
  await castVote(test.as(cho), { postId: thread.opening_post_id, value: 1 })
  await castVote(test.as(dan), { postId: answer.id, value: -1 })
  expect(await book(test, bob)).toMatchObject({ reputation: 8, pending: 2 })
  expect(await book(test, dan)).toMatchObject({ reputation: 4 })
  await expectClean(test)
})

test('reputation never falls below the floor, and taking the down vote back returns only what it took', async () => {
  const test = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(test)
  await castVote(test.as(ann), { postId: answer.id, value: -1 })
  expect(await book(test, bob)).toMatchObject({ reputation: 0 })
  await castVote(test.as(ann), { postId: answer.id, value: 0 })
  expect(await book(test, bob)).toMatchObject({ reputation: 0 })
  await expectClean(test)
})

test('what a removed post earned is reversed, and comes back with it', async () => {
  const test = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(test)
  const mo = await aMember(test, 'mo')
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  await castVote(test.as(mo), { postId: answer.id, value: 1 })
  await removePost(test.as(mo), { postId: answer.id })
  expect(await book(test, bob)).toMatchObject({ reputation: 0, pending: 0 })
  await restorePost(test.as(mo), { postId: answer.id })
  expect(await book(test, bob)).toMatchObject({ reputation: 20, pending: 4 })
  await removePost(test.as(mo), { postId: answer.id })
  expect(await book(test, bob)).toMatchObject({ reputation: 0, pending: 0 })
  await expectClean(test)
})

test('points that matured before their post was removed are taken from what is available', async () => {
  const test = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(test)
  const mo = await aMember(test, 'mo')
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  test.clock.advance({ days: 4 })
  await test.app.context().write((tx) => tx.schedule('mature-points', {}))
  await test.drainJobs()
  await removePost(test.as(mo), { postId: answer.id })
  expect(await book(test, bob)).toMatchObject({ available: 0, pending: 0, debt: 0 })
  await restorePost(test.as(mo), { postId: answer.id })
  expect(await book(test, bob)).toMatchObject({ available: 2, pending: 0 })
  await expectClean(test)
})

test('votes beyond the daily cap bring points but no more reputation, and the line says why', async () => {
  const test = await testApp()
  await test.set('reputation.dailyCap', 25)
  const { bob, answer } = await aSolvedQuestion(test)
  for (const name of ['v1', 'v2', 'v3', 'v4'])
    await castVote(test.as(await aMember(test, name)), { postId: answer.id, value: 1 })
  expect(await book(test, bob)).toMatchObject({ reputation: 25, pending: 8 })
  const capped = await test.app.platform.open.reader
    .selectFrom('ledger_transaction')
    .select(['capped', 'uncapped_reputation'])
    .where('capped', 'is not', null)
    .execute()
  expect(capped).toEqual([
    { capped: 'daily', uncapped_reputation: 10 },
    { capped: 'daily', uncapped_reputation: 10 },
  ])
  await expectClean(test)
})

test('acceptance stands outside the daily cap and its sum', async () => {
  const test = await testApp()
  await test.set('reputation.dailyCap', 10)
  const { ann, bob, answer } = await aSolvedQuestion(test)
  await acceptAnswer(test.as(ann), { postId: answer.id })
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  expect(await book(test, bob)).toMatchObject({ reputation: 25 })
})

test('a reversed vote gives its room under the cap back', async () => {
  const test = await testApp()
  await test.set('reputation.dailyCap', 20)
  const { bob, answer } = await aSolvedQuestion(test)
  const voters = [await aMember(test, 'v1'), await aMember(test, 'v2'), await aMember(test, 'v3')]
  for (const voter of voters.slice(0, 2)) await castVote(test.as(voter), { postId: answer.id, value: 1 })
  await castVote(test.as(voters[0] ?? bob), { postId: answer.id, value: 0 })
  await castVote(test.as(voters[2] ?? bob), { postId: answer.id, value: 1 })
  expect(await book(test, bob)).toMatchObject({ reputation: 20 })
})

test('one post brings at most so much from votes', async () => {
  const test = await testApp()
  await test.set('reputation.postCapUp', 15)
  const { bob, answer } = await aSolvedQuestion(test)
  for (const name of ['v1', 'v2', 'v3'])
    await castVote(test.as(await aMember(test, name)), { postId: answer.id, value: 1 })
  expect(await book(test, bob)).toMatchObject({ reputation: 15, pending: 4 })
})

test('staff earn reputation but no points', async () => {
  const test = await testApp()
  const { ann, sam } = await people(test, 'ann', 'sam')
  const thread = await aThread(test, { by: ann })
  const answer = await anAnswer(test, { to: thread, by: sam })
  await acceptAnswer(test.as(ann), { postId: answer.id })
  expect(await book(test, sam)).toMatchObject({ reputation: 15, pending: 0 })
})

test('the book refuses to be changed or shortened', async () => {
  const test = await testApp()
  const { ann, answer } = await aSolvedQuestion(test)
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  const { db } = test.app.platform.open
  await expect(db.updateTable('ledger_entry').set({ amount: 1_000 }).execute()).rejects.toThrow(/append-only/)
  await expect(db.deleteFrom('ledger_entry').execute()).rejects.toThrow(/append-only/)
  await expect(db.updateTable('ledger_transaction').set({ member_id: 'x' }).execute()).rejects.toThrow(/append-only/)
  await expect(db.deleteFrom('ledger_transaction').execute()).rejects.toThrow(/append-only/)
})

test('twenty votes at once are counted once each', async () => {
  const test = await testApp()
  const { bob, answer } = await aSolvedQuestion(test)
  await test.set('reputation.postCapUp', 1_000)
  await test.set('reputation.dailyCap', 1_000)
  const voters = await Promise.all(Array.from({ length: 20 }, (_, i) => aMember(test, `voter${i}`)))
  await Promise.all([...voters, ...voters].map((voter) => castVote(test.as(voter), { postId: answer.id, value: 1 })))
  expect(await book(test, bob)).toMatchObject({ reputation: 200, pending: 40 })
  await expectClean(test)
})
