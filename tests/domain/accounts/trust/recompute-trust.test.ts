// On both databases: set-based SQL.
import { expect, test } from 'vitest'
import { systemActor, type Actor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import { trustFactsOf } from '#app/domain/accounts/queries/trust.server.ts'
import { recordActiveDay } from '#app/domain/accounts/store/trust.server.ts'
import { raiseTrust } from '#app/domain/accounts/trust/raise-trust.server.ts'
import { factsAt, recomputeTrust, recomputeTrustLevels } from '#app/domain/accounts/trust/recompute-trust.server.ts'
import { setTrust } from '#app/domain/accounts/trust/set-trust.server.ts'
import { trustPage } from '#app/domain/accounts/trust/trust-page.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const levelOf = async (site: TestApp, member: Actor) =>
  (
    await site.app.platform.open.db
      .selectFrom('member')
      .select('trust_level')
      .where('id', '=', member.memberId ?? '')
      .executeTakeFirstOrThrow()
  ).trust_level

const review = (site: TestApp) => recomputeTrust(site.as(systemActor))

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
  await site.as(systemActor).write((tx) => tx.schedule('recompute-first-trust', {}))
  await site.drainJobs()
  expect(await levelOf(site, nari)).toBe(1)
})

/**
 * Makes the member known for helping: five threads of other people, each with an accepted answer and a vote, over as
 * many days.
 */
async function helpFive(site: TestApp, helper: Actor): Promise<string[]> {
  const answers: string[] = []
  for (let i = 0; i < 5; i++) {
    const asker = await aMember(site, `asker${i}`)
    const answer = await anAnswer(site, {
      to: await aThread(site, { by: asker, title: `Question number ${i}` }),
      by: helper,
    })
    await castVote(site.as(asker), { postId: answer.id, value: 1 })
    await acceptAnswer(site.as(asker), { postId: answer.id })
    answers.push(answer.id)
    site.clock.advance({ days: 2 })
  }
  site.clock.advance({ days: 8 })
  return answers
}

async function comeBy(site: TestApp, member: Actor, days: number): Promise<void> {
  for (let day = 1; day <= days; day++)
    await recordActiveDay(site.app.platform.open.db, member.memberId ?? '', `2026-10-${String(day).padStart(2, '0')}`)
}

const reviewLevels = (site: TestApp) => recomputeTrustLevels(site.as(systemActor))

test('helping different people on different days raises to level 2, and the member reads it', async () => {
  const site = await testApp()
  const helper = await aMember(site, 'helper', { joinedAt: '2025-10-01T00:00:00.000Z' })
  await helpFive(site, helper)
  expect(await reviewLevels(site)).toMatchObject({ raised: 0 })
  await comeBy(site, helper, 2)
  expect(await reviewLevels(site)).toMatchObject({ raised: 1 })
  expect(await levelOf(site, helper)).toBe(2)
  expect(await reviewLevels(site)).toMatchObject({ raised: 0, lowered: 0 })
  const page = await trustPage(site.as(helper), helper.memberId ?? '')
  expect(page).toMatchObject({
    level: 2,
    by: 'rules',
    graceEndsAt: null,
    next: { level: 3 },
    history: [{ kind: 'raised', before: 1, after: 2 }],
  })
  expect(page.next?.conditions.find(({ figure }) => figure === 'peopleHelped')).toEqual({
    figure: 'peopleHelped',
    value: 5,
    bar: 15,
    met: false,
  })
})

test('who falls below is warned with a date and the reason, and lowered only after the grace', async () => {
  const site = await testApp()
  const { helper, mo } = await people(site, 'helper', 'mo')
  const answers = await helpFive(site, helper)
  await comeBy(site, helper, 2)
  await reviewLevels(site)
  for (const postId of answers.slice(0, 3)) await removePost(site.as(mo), { postId })
  const helperId = helper.memberId ?? ''
  expect(await reviewLevels(site)).toMatchObject({ warned: 1 })
  const warnedAt = site.clock.now()
  const page = await trustPage(site.as(helper), helperId)
  expect(page).toMatchObject({
    level: 2,
    graceEndsAt: plus(warnedAt, { days: 14 }),
    history: [{ kind: 'warned', figure: 'standingPosts', value: 2, bar: 5 }, {}],
  })
  expect(page.slipping.map(({ figure }) => figure)).toContain('standingPosts')
  site.clock.advance({ days: 13 })
  expect(await reviewLevels(site)).toMatchObject({ lowered: 0 })
  site.clock.advance({ days: 1 })
  await reviewLevels(site)
  expect(await levelOf(site, helper)).toBe(1)
  await expect(site).toHaveRecorded('member.trustWarned')
})

test('a level given by hand, staff and members in trouble are not reviewed', async () => {
  const site = await testApp()
  const { ada, bob } = await people(site, 'ada', 'bob')
  await aMember(site, 'sam')
  await setTrust(site.as(ada), { handle: 'bob', level: 3, reason: 'helps at meetings' })
  expect(await reviewLevels(site)).toMatchObject({ reviewed: 0 })
  expect((await trustPage(site.as(bob), bob.memberId ?? '')).history).toMatchObject([
    { kind: 'set', before: 2, after: 3 },
  ])
})

test('what an author takes away says nothing of them; what moderators take away does', async () => {
  const site = await testApp()
  const { bob, mo } = await people(site, 'bob', 'mo')
  const to = await aThread(site, { by: bob })
  const [own, other] = [await aComment(site, { to, by: bob }), await aComment(site, { to, by: bob })]
  const share = async (): Promise<number | undefined> =>
    (
      await trustFactsOf(
        site.app.platform.open.reader,
        site.app.context().dialect,
        [bob.memberId ?? ''],
        factsAt(site.app.context()),
      )
    ).get(bob.memberId ?? '')?.keptShare
  await removePost(site.as(bob), { postId: own.id })
  expect(await share()).toBe(100)
  await removePost(site.as(mo), { postId: other.id })
  expect(await share()).toBe(50)
})

test('what moderators rejected of six reports and more counts against who gave them; closed ones do not', async () => {
  const site = await testApp()
  const { bob, ann, mo } = await people(site, 'bob', 'ann', 'mo')
  const to = await aThread(site, { by: ann })
  const facts = async () =>
    (
      await trustFactsOf(
        site.app.platform.open.reader,
        site.app.context().dialect,
        [bob.memberId ?? ''],
        factsAt(site.app.context()),
      )
    ).get(bob.memberId ?? '')?.flagShare
  const decided = async (decision: 'hide' | 'keep' | 'dismiss') => {
    const { id } = await aComment(site, { to, by: ann, body: `A remark, ${decision}.` })
    const given = await flagThing(site.as(bob), { type: 'post', id, reason: 'abuse', note: '' })
    await decidePost(site.as(mo), { itemId: given.review_item_id, ...aPostDecision({ decision }) })
  }
  for (const decision of ['keep', 'keep', 'keep', 'hide', 'hide', 'dismiss'] as const) await decided(decision)
  expect(await facts()).toBe(100)
  await decided('hide')
  expect(await facts()).toBe(50)
})

test('reviewing many members costs as many queries as reviewing one', async () => {
  const site = await testApp()
  await aMember(site, 'one', { trustLevel: 1 })
  await reviewLevels(site)
  const alone = await countQueries(site.as(systemActor), (ctx) => recomputeTrustLevels(ctx))
  for (let i = 0; i < 30; i++) await aMember(site, `many${i}`, { trustLevel: 1 })
  expect(await countQueries(site.as(systemActor), (ctx) => recomputeTrustLevels(ctx))).toBe(alone)
})
