// On both databases: row locks and races.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { askForLook } from '#app/domain/flags/ask-for-look.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { stateAfter, flagActs, type FlagAct, type FlagState } from '#app/domain/flags/flag.ts'
import type { FlagInput } from '#app/domain/flags/input.ts'
import { pauseFlagging } from '#app/domain/flags/pause-flagging.server.ts'
import { flagsOfItem } from '#app/domain/flags/queries/flags-of-item.server.ts'
import { findFlag } from '#app/domain/flags/queries/flags.server.ts'
import { memberFlags } from '#app/domain/flags/queries/member-flags.server.ts'
import { myFlags } from '#app/domain/flags/queries/my-flags.server.ts'
import { resumeFlagging } from '#app/domain/flags/resume-flagging.server.ts'
import { withdrawFlag, withdrawFlagById } from '#app/domain/flags/withdraw-flag.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { decisionsAbout, decisionsOfSubject } from '#app/domain/moderation/queries/decisions.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { undoDecision } from '#app/views/review-panels.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision, aSanction, presently } from '#tests/factories/moderation.ts'
import { aThread, anAnswer, postNow } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const { ann, bob, mo, ada, sam, newcomer } = await people(app, 'ann', 'bob', 'mo', 'ada', 'sam', 'newcomer')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  return { app, ann, bob, mo, ada, sam, newcomer, asked, answer: answer.id }
}

const flag = (app: TestApp, by: Actor, postId: string, given: Partial<FlagInput> = {}) =>
  flagThing(app.as(by), { type: 'post', id: postId, reason: 'spam', note: '', ...given })

const flagNow = (app: TestApp, by: Actor, postId: string) =>
  findFlag(app.visitor().read, by.memberId ?? '', 'post', postId)

const openItems = async (app: TestApp, mo: Actor) =>
  (await reviewQueue(app.as(mo), { view: 'open', kind: 'post' }, { limit: 50, cursor: null })).items

async function members(app: TestApp, count: number, trustLevel = 1): Promise<[Actor, ...Actor[]]> {
  const first = await aMember(app, 'flagger', { trustLevel })
  const others: Actor[] = []
  for (let n = 1; n < count; n++) others.push(await aMember(app, `flagger${n}`, { trustLevel }))
  return [first, ...others]
}

const decide = (app: TestApp, by: Actor, itemId: string, given: Parameters<typeof aPostDecision>[0] = {}) =>
  decidePost(app.as(by), { itemId, ...aPostDecision(given) })

test('a flag opens the review item of its post, flagging again changes it, and a second member joins', async () => {
  const { app, ann, mo, answer } = await site()
  const first = await flag(app, ann, answer)
  const changed = await flag(app, ann, answer, { reason: 'abuse', note: 'Mocks the asker' })
  expect(changed).toMatchObject({ id: first.id, reason: 'abuse', note: 'Mocks the asker', state: 'open' })
  const other = await aMember(app, 'other')
  await flag(app, other, answer)
  expect(await openItems(app, mo)).toMatchObject([{ id: first.review_item_id, reason: 'flagged' }])
  expect(await flagsOfItem(app.visitor().read, first.review_item_id)).toMatchObject([
    { name: 'Ann', reason: 'abuse' },
    { reason: 'spam' },
  ])
})

test('a flag joins the item that a moderator opened', async () => {
  const { app, ann, mo, answer } = await site()
  const itemId = await sendToReview(app.as(mo), { postId: answer })
  expect((await flag(app, ann, answer)).review_item_id).toBe(itemId)
})

test('three members hide an advert until it is decided, the author is told why, and a fourth can no longer flag', async () => {
  const { app, bob, answer } = await site()
  const [late, ...flaggers] = await members(app, 4)
  for (const by of flaggers) {
    expect(await postNow(app, answer)).toMatchObject({ state: 'visible' })
    await flag(app, by, answer)
  }
  expect(await postNow(app, answer)).toMatchObject({ state: 'held' })
  expect(await decisionsAbout(app.visitor().read, bob.memberId ?? '')).toMatchObject([
    { restriction: 'hold', source: 'flag', decided_automatically: 1, rule: 'advertising', by_id: null },
  ])
  await expect(flag(app, late, answer)).toFailWith('not_found')
})

test('posts of staff, of moderators and of trust level 4 are never hidden automatically', async () => {
  const { app, asked, sam, mo } = await site()
  const trusted = await aMember(app, 'trusted', { trustLevel: 4 })
  const flaggers = await members(app, 6, 3)
  for (const author of [sam, mo, trusted]) {
    const { id } = await anAnswer(app, { to: asked, by: author })
    for (const by of flaggers) await flag(app, by, id)
    expect(await postNow(app, id)).toMatchObject({ state: 'visible' })
  }
})

test('members of one address count as one', async () => {
  const { app, asked, bob, answer } = await site()
  const flaggers = await members(app, 5)
  const { db } = app.app.platform.open
  for (const { memberId } of flaggers)
    await db
      .insertInto('member_device')
      .values({ member_id: memberId ?? '', address: '192.0.2.0', browser: '', last_seen_at: app.clock.now() })
      .execute()
  for (const by of flaggers) await flag(app, by, answer)
  expect(await postNow(app, answer)).toMatchObject({ state: 'visible' })

  await db.deleteFrom('member_device').execute()
  const second = await anAnswer(app, { to: asked, by: bob })
  for (const by of flaggers.slice(0, 3)) await flag(app, by, second.id)
  expect(await postNow(app, second.id)).toMatchObject({ state: 'held' })
})

test('fifty parallel flags hide a post once', async () => {
  const { app, mo, answer } = await site()
  const flaggers = await members(app, 50)
  const results = await Promise.allSettled(flaggers.map((by) => flag(app, by, answer)))
  const landed = results.filter(({ status }) => status === 'fulfilled').length
  expect(landed).toBe(3)
  expect(await decisionsOfSubject(app.visitor().read, answer)).toHaveLength(1)
  expect(await openItems(app, mo)).toHaveLength(1)
})

test('upheld flags earn, undoing the decision takes that back, and deciding again pays again', async () => {
  const { app, ann, mo, answer } = await site()
  const { review_item_id: itemId } = await flag(app, ann, answer)
  const esteem = async () =>
    (await standingsOf(app.visitor().read, [ann.memberId ?? ''])).get(ann.memberId ?? '')?.reputation
  const before = (await esteem()) ?? 0
  await decide(app, mo, itemId)
  expect(await esteem()).toBe(before + 2)
  expect(await myFlags(app.as(ann), ann.memberId ?? '')).toMatchObject([
    { state: 'upheld', words: 'An advert for another shop.', thing: null },
  ])
  await undoDecision(app.as(mo), { itemId, reason: 'Another post' })
  expect(await esteem()).toBe(before)
  expect(await flagNow(app, ann, answer)).toMatchObject({ state: 'open', upheld_event_id: null })
  await decide(app, mo, itemId)
  expect(await esteem()).toBe(before + 2)
})

test.each([
  ['hide', 'upheld'],
  ['dismiss', 'dismissed'],
  ['keep', 'rejected'],
] as const)('a moderator who decides %s leaves the flag %s, which can no longer change', async (decision, state) => {
  const { app, ann, mo, answer } = await site()
  const { review_item_id: itemId } = await flag(app, ann, answer)
  await decide(app, mo, itemId, { decision })
  expect(await flagNow(app, ann, answer)).toMatchObject({ state })
  await expect(withdrawFlag(app.as(ann), { type: 'post', id: answer })).toFailWith('conflict', 'flags.errors.decided')
  if (decision !== 'hide') await expect(flag(app, ann, answer)).toFailWith('conflict', 'flags.errors.decided')
})

test('keeping a post that flags had hidden shows it again', async () => {
  const { app, mo, answer } = await site()
  const flaggers = await members(app, 3)
  for (const by of flaggers) await flag(app, by, answer)
  const itemId = (await flagNow(app, flaggers[0], answer))?.review_item_id ?? ''
  await decide(app, mo, itemId, { decision: 'keep' })
  expect(await postNow(app, answer)).toMatchObject({ state: 'visible' })
  expect(await flagNow(app, flaggers[0], answer)).toMatchObject({ state: 'rejected' })
})

test('withdrawing the last flag takes the item out of the queue, and flagging again opens one', async () => {
  const { app, ann, mo, answer } = await site()
  const { id } = await flag(app, ann, answer)
  await withdrawFlag(app.as(ann), { type: 'post', id: answer })
  await withdrawFlagById(app.as(ann), id)
  expect(await openItems(app, mo)).toEqual([])
  expect(await flag(app, ann, answer)).toMatchObject({ id, state: 'open' })
  expect(await openItems(app, mo)).toHaveLength(1)
})

test('nobody withdraws a flag of another member', async () => {
  const { app, ann, newcomer, answer } = await site()
  const { id } = await flag(app, ann, answer)
  await expect(withdrawFlagById(app.as(newcomer), id)).toFailWith('not_found')
  await expect(withdrawFlag(app.as(newcomer), { type: 'post', id: answer })).toFailWith('not_found')
})

test('who may flag: everybody but visitors, authors, and members under a sanction', async () => {
  const { app, ann, bob, mo, ada, sam, newcomer, answer } = await site()
  for (const by of [ann, mo, ada, sam, newcomer])
    expect(await flag(app, by, answer, { reason: 'wrongCategory' })).toMatchObject({ state: 'open' })
  await expect(flag(app, bob, answer)).toFailWith('forbidden', 'flags.errors.own')
  await expect(flagThing(app.visitor(), { type: 'post', id: answer, reason: 'spam', note: '' })).toFailWith(
    'unauthenticated',
  )
  const cathy = await aMember(app, 'cathy')
  await aSanction(app, { of: cathy, by: mo, kind: 'silence' })
  await expect(flag(app, await presently(app, cathy), answer)).toFailWith('forbidden')
})

test('a moderator pauses the flagging of a member with a reason, and ends that', async () => {
  const { app, ann, mo, answer } = await site()
  await pauseFlagging(app.as(mo), { handle: 'ann', days: 7, reason: 'Nine of ten reports were wrong.' })
  await expect(flag(app, ann, answer)).toFailWith('forbidden', 'flags.errors.paused')
  await expect(pauseFlagging(app.as(mo), { handle: 'ann', days: 7, reason: 'Again' })).toFailWith('not_now')
  await expect(pauseFlagging(app.as(mo), { handle: 'mo', days: 7, reason: 'Me' })).toFailWith('forbidden')
  await expect(pauseFlagging(app.as(ann), { handle: 'bob', days: 7, reason: 'Him' })).toFailWith('forbidden')
  await resumeFlagging(app.as(mo), { handle: 'ann' })
  await resumeFlagging(app.as(mo), { handle: 'ann' })
  expect(await flag(app, ann, answer)).toMatchObject({ state: 'open' })
})

test('a pause ends by the clock', async () => {
  const { app, ann, mo, answer } = await site()
  await pauseFlagging(app.as(mo), { handle: 'ann', days: 7, reason: 'Nine of ten reports were wrong.' })
  app.clock.advance({ days: 8 })
  expect(await flag(app, ann, answer)).toMatchObject({ state: 'open' })
})

test('the author of a post that flags hid edits it and asks for another look, once for each edit', async () => {
  const { app, bob, ann, mo, answer } = await site()
  for (const by of await members(app, 3)) await flag(app, by, answer)
  const decisionId = (await decisionsAbout(app.visitor().read, bob.memberId ?? ''))[0]?.id ?? ''
  const ask = (by: Actor) => askForLook(app.as(by), { decisionId })
  await expect(ask(bob)).toFailWith('not_now', 'flags.errors.editFirst.post')
  await expect(ask(ann)).toFailWith('not_found')
  app.clock.advance({ minutes: 5 })
  await editPost(app.as(bob), { postId: answer, body: 'Without the advert now.', revision: 1 })
  await ask(bob)
  await ask(bob)
  const [item] = await openItems(app, mo)
  expect(item).toMatchObject({ weight: 72, evidence: { editedAt: (await postNow(app, answer)).edited_at } })
  await decide(app, mo, item?.id ?? '', { decision: 'dismiss' })
  expect(await postNow(app, answer)).toMatchObject({ state: 'visible' })
  await expect(ask(bob)).toFailWith('not_now', 'flags.errors.noLook')
})

test('a granted appeal takes what upheld flags earned, and they count no more', async () => {
  const { app, ann, bob, mo, ada, answer } = await site()
  const { review_item_id: itemId } = await flag(app, ann, answer)
  await decide(app, mo, itemId)
  const decisionId = (await decisionsAbout(app.visitor().read, bob.memberId ?? ''))[0]?.id ?? ''
  const appealId = await appealDecision(app.as(bob), {
    decisionId,
    ground: 'noBreach',
    body: 'It names no shop and no price.',
  })
  await decideAppeal(app.as(ada), { appealId, decision: 'overturn', reason: 'Right.' })
  expect(await flagNow(app, ann, answer)).toMatchObject({ state: 'dismissed', upheld_event_id: null })
  expect(await memberFlags(app.visitor().read, ann.memberId ?? '')).toMatchObject({
    given: { all: 1, upheld: 0, rejected: 0 },
  })
  expect(await memberFlags(app.visitor().read, bob.memberId ?? '')).toMatchObject({ received: { all: 1, upheld: 0 } })
})

const states: FlagState[] = ['open', 'upheld', 'rejected', 'dismissed', 'withdrawn']
const table: Record<FlagAct, (FlagState | null)[]> = {
  change: ['open', null, null, null, 'open'],
  withdraw: ['withdrawn', null, null, null, null],
  uphold: ['upheld', null, null, null, null],
  reject: ['rejected', null, null, null, null],
  dismiss: ['dismissed', null, null, null, null],
  reopen: [null, 'open', 'open', 'open', null],
  return: [null, null, null, null, 'open'],
  overturn: [null, 'dismissed', null, null, null],
}

test.each(Object.keys(flagActs) as FlagAct[])('every state and the act %s', (act) => {
  expect(states.map((state) => stateAfter(state, act))).toEqual(table[act])
})

test('the notification of a decided flag says what the moderator wrote, and no more once that is undone', async () => {
  const { app, ann, mo, answer } = await site()
  const { review_item_id: itemId } = await flag(app, ann, answer)
  await decide(app, mo, itemId, { decision: 'keep', note: 'Another opinion is no insult.' })
  await app.drainJobs()
  const told = async () =>
    (await notifications(app.as(ann), { unread: false, show: null }, { limit: 10, cursor: null })).items.filter(
      ({ kind }) => kind === 'flagRejected',
    )
  expect(await told()).toMatchObject([{ subject: { title: 'Another opinion is no insult.' } }])
  await undoDecision(app.as(mo), { itemId, reason: 'Another post' })
  expect((await told())[0]?.subject.title ?? null).not.toBe('Another opinion is no insult.')
})
