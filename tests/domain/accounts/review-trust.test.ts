import { expect, test } from 'vitest'
import { raiseTrust } from '#app/domain/accounts/raise-trust.server.ts'
import { reviewTrust } from '#app/domain/accounts/review-trust.server.ts'
import { setTrust } from '#app/domain/accounts/set-trust.server.ts'
import { systemActor } from '#app/core/actor.ts'
import type { Actor } from '#app/core/actor.ts'
import { acceptAnswer } from '#app/domain/threads/accept-answer.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

const levelOf = async (site: TestApp, member: Actor) =>
  (await site.app.platform.open.db.selectFrom('member').select('trust_level').where('id', '=', member.memberId ?? '').executeTakeFirstOrThrow()).trust_level

const review = (site: TestApp) => reviewTrust(site.as(systemActor))

test('two posts that stood a day raise their author to level 1', async () => {
  const site = await testApp()
  const nari = await aMember(site, 'newcomer')
  const to = await aThread(site, { by: nari })
  await aComment(site, { to, by: nari })
  site.clock.advance({ hours: 23, minutes: 59 })
  expect(await review(site)).toBe(0)
  site.clock.advance({ minutes: 1 })
  expect(await review(site)).toBe(1)
  expect(await levelOf(site, nari)).toBe(1)
  expect(await review(site)).toBe(0)
  await expect(site).toHaveRecorded('member.trustChanged', 1)
})

test('one post is not enough, and a removed one does not count', async () => {
  const site = await testApp()
  const nari = await aMember(site, 'newcomer')
  const to = await aThread(site, { by: nari })
  const comment = await aComment(site, { to, by: nari })
  await site.app.platform.open.db.updateTable('post').set({ state: 'deleted' }).where('id', '=', comment.id).execute()
  site.clock.advance({ days: 2 })
  expect(await review(site)).toBe(0)
  expect(await levelOf(site, nari)).toBe(0)
})

test('one accepted answer raises at once', async () => {
  const site = await testApp()
  const [ann, nari] = [await aMember(site, 'ann'), await aMember(site, 'newcomer')]
  const to = await aThread(site, { by: ann })
  const answer = await anAnswer(site, { to, by: nari })
  await acceptAnswer(site.as(ann), { postId: answer.id })
  expect(await levelOf(site, nari)).toBe(1)
  await expect(site).toHaveRecorded('member.trustChanged', 1)
})

test("accepting one's own answer raises nobody", async () => {
  const site = await testApp()
  const nari = await aMember(site, 'newcomer')
  const to = await aThread(site, { by: nari })
  const answer = await anAnswer(site, { to, by: nari })
  await acceptAnswer(site.as(nari), { postId: answer.id })
  expect(await levelOf(site, nari)).toBe(0)
  expect(await review(site)).toBe(0)
})

test('a level set by hand is left alone, and nobody is lowered', async () => {
  const site = await testApp()
  const [ada, nari, bob] = [await aMember(site, 'ada'), await aMember(site, 'newcomer'), await aMember(site, 'bob')]
  await setTrust(site.as(ada), { handle: 'newcomer', level: 0 })
  await site.as(systemActor).write(async (tx) => {
    expect(await raiseTrust(tx, nari.memberId ?? '')).toBe(false)
    expect(await raiseTrust(tx, bob.memberId ?? '')).toBe(false)
  })
  expect(await levelOf(site, nari)).toBe(0)
  expect(await levelOf(site, bob)).toBe(2)
})

test('the waiting time is a setting, and the job does it by itself', async () => {
  const site = await testApp()
  await site.set('accounts.trustStandingHours', 0)
  const nari = await aMember(site, 'newcomer')
  const to = await aThread(site, { by: nari })
  await aComment(site, { to, by: nari })
  await site.as(systemActor).write((tx) => tx.schedule('review-trust', {}))
  await site.drainJobs()
  expect(await levelOf(site, nari)).toBe(1)
})
