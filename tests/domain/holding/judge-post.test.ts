import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { judgePost } from '#app/domain/holding/judge-post.server.ts'
import { usualWait } from '#app/domain/holding/queries/wait.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { undoDecision } from '#app/views/review-panels.server.ts'
import type { BlockTable } from '#db/schema/holding.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aThread, postNow, threadNow } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const advert = `Cheap followers for your page, real people and no password needed. Write to us now and save ten percent.`

/** What would hold a post by this member, by the names of the rules. */
async function causes(test: TestApp, by: Actor, body: string, html = '', ip: string | null = null) {
  const ctx = test.as(by, { ip })
  const judged = await ctx.write((tx) => judgePost(ctx, tx, { title: '', body, html }), { unseen: true })
  return judged.causes.map(({ rule }) => rule)
}

async function block({ app, clock }: TestApp, kind: BlockTable['kind'], value: string, until: string | null = null) {
  const row = {
    made_at: clock.now(),
    made_by: null,
    until_at: until,
    ended_at: null,
    ended_by: null,
    decision_id: null,
  }
  await app.platform.open.db
    .insertInto('block')
    .values({ id: newId('block'), kind, value, reason: 'Advertising', ...row })
    .execute()
}

async function queued(test: TestApp, by: Actor) {
  return (await reviewQueue(test.as(by), { kind: 'post', view: 'open' }, { limit: 30, cursor: null })).items
}

const keep = {
  decision: 'keep',
  note: '',
  rule: 'general',
  law: '',
  sanction: 'none',
  hours: null,
  templateId: null,
} as const

/** All first posts wait for a moderator, with or without a link. */
async function strictSite(): Promise<TestApp> {
  const app = await testApp()
  await app.set('holding.firstPostsWith', 'anything')
  return app
}

test('the first two posts of a new member wait for a moderator, seen by nobody else; the third is shown at once', async () => {
  const app = await strictSite()
  const { ann, mo, newcomer } = await people(app, 'ann', 'mo', 'newcomer')
  const asked = await aThread(app, { by: newcomer, title: 'My first question', tags: [] })
  await app.drainJobs()
  expect(await threadNow(app, asked.thread.id)).toMatchObject({ state: 'held' })
  expect(await app.recordedEvents()).not.toContain('thread.posted')
  const lists = (await threadList(app.as(ann), {}, { limit: 30, cursor: null })).items
  expect(lists).toEqual([])

  const [item] = await queued(app, mo)
  expect(item).toMatchObject({ subject_id: asked.post.id, reason: 'held', evidence: { causes: ['firstPosts'] } })
  await decidePost(app.as(mo), { itemId: item?.id ?? '', ...keep })
  await app.drainJobs()
  expect(await threadNow(app, asked.thread.id)).toMatchObject({ state: 'visible' })
  expect((await app.recordedEvents()).filter((type) => type === 'thread.posted')).toHaveLength(1)
  expect(await app.recordedEvents()).not.toContain('post.restored')

  const second = await aThread(app, { by: newcomer, title: 'My second question', body: 'Another text.' })
  expect(second.post.state).toBe('held')
  const [next] = await queued(app, mo)
  await decidePost(app.as(mo), { itemId: next?.id ?? '', ...keep })
  const third = await aThread(app, { by: newcomer, title: 'My third question', body: 'And a third text.' })
  expect(third.post.state).toBe('visible')
})

test('a held answer counts, tells and moves its thread once it is shown, and what its author writes meanwhile stays', async () => {
  const app = await strictSite()
  const { ann, mo, newcomer } = await people(app, 'ann', 'mo', 'newcomer')
  const asked = await aThread(app, { by: ann })
  await app.drainJobs()
  const told = () =>
    app.app.platform.open.reader
      .selectFrom('notification')
      .select('kind')
      .where('member_id', '=', ann.memberId ?? '')
      .where('kind', '!=', 'badgeAwarded')
      .execute()
  app.clock.advance({ hours: 1 })
  const answer = await anAnswer(app, { to: asked, by: newcomer })
  await app.drainJobs()
  expect(await threadNow(app, asked.thread.id)).toMatchObject({ answer_count: 0, activity_member_id: ann.memberId })
  expect(await told()).toEqual([])

  app.clock.advance({ minutes: 20 })
  const place = places.answer(asked.thread.id)
  await saveDraft(app.as(newcomer), { place, fields: { body: 'Something else.' }, revision: 0 })
  app.clock.advance({ minutes: 20 })
  const [item] = await queued(app, mo)
  await decidePost(app.as(mo), { itemId: item?.id ?? '', ...keep })
  await app.drainJobs()
  expect(await threadNow(app, asked.thread.id)).toMatchObject({
    answer_count: 1,
    activity_at: app.clock.now(),
    activity_member_id: newcomer.memberId,
  })
  expect(await told()).toEqual([{ kind: 'answered' }])
  expect((await app.recordedEvents()).filter((type) => type === 'post.written')).toHaveLength(1)
  const drafts = await app.app.platform.open.reader.selectFrom('draft').select('place').execute()
  expect(drafts).toEqual([{ place }])
  expect((await postNow(app, answer.id)).state).toBe('visible')
})

test('a post that is declined waits again when that is undone, seen by nobody; shown after all it is announced then, and once', async () => {
  const app = await strictSite()
  const { ann, mo, newcomer } = await people(app, 'ann', 'mo', 'newcomer')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: newcomer, body: advert })
  const [item] = await queued(app, mo)
  const itemId = item?.id ?? ''
  await decidePost(app.as(mo), { itemId, ...keep, decision: 'hide', note: 'An advert.', rule: 'advertising' })
  expect((await postNow(app, answer.id)).state).toBe('hidden')
  expect(await app.recordedEvents()).not.toContain('post.removed')
  await undoDecision(app.as(mo), { itemId, reason: 'It was not.' })
  expect((await postNow(app, answer.id)).state).toBe('held')
  expect(await app.recordedEvents()).not.toContain('post.written')
  expect(await queued(app, mo)).toMatchObject([{ id: itemId, evidence: { causes: ['firstPosts'] } }])
  await decidePost(app.as(mo), { itemId, ...keep })
  expect((await postNow(app, answer.id)).state).toBe('visible')
  expect((await app.recordedEvents()).filter((type) => type === 'post.written')).toHaveLength(1)
})

describe('the rules', () => {
  test('look at new members for links, bursts and copies, and at nobody from trust level 2 on', async () => {
    const app = await strictSite()
    await app.set('holding.firstPosts', 0)
    const { ann, bob, sam, newcomer } = await people(app, 'ann', 'bob', 'sam', 'newcomer')
    const links = ['a', 'b', 'c'].map((host) => `<a href="https://${host}.example/x">x</a>`).join(' ')
    expect(await causes(app, newcomer, 'See there.', links)).toEqual(['links'])
    for (const other of [ann, bob, sam]) expect(await causes(app, other, 'See there.', links)).toEqual([])
    const own = '<a href="http://localhost:3000/threads">x</a>'.repeat(5)
    expect(await causes(app, newcomer, 'See there.', own)).toEqual([])

    await aThread(app, { by: bob, body: 'The very same words.' })
    app.clock.advance({ minutes: 4 })
    expect(await causes(app, newcomer, 'The very same words.')).toEqual(['repeated'])
    app.clock.advance({ minutes: 2 })
    expect(await causes(app, newcomer, 'The very same words.')).toEqual([])

    const asked = await aThread(app, { by: ann })
    for (let n = 0; n < 5; n++) await anAnswer(app, { to: asked, by: newcomer, body: `Answer ${n}` })
    expect(await causes(app, newcomer, 'The sixth.')).toEqual(['burst'])
    app.clock.advance({ minutes: 11 })
    expect(await causes(app, newcomer, 'The sixth.')).toEqual([])
  })

  test('know hosts that several new members linked to', async () => {
    const app = await strictSite()
    await app.set('holding.firstPosts', 0)
    await app.set('holding.alikeDays', 0)
    const { ann, ...fresh } = await people(app, 'ann', 'newcomer')
    const asked = await aThread(app, { by: ann })
    const { db } = app.app.platform.open
    const link = 'Look at https://www.shop.example/a there'
    const others = await people(app, 'n1', 'n2', 'n3')
    for (const [n, other] of Object.values(others).entries()) {
      await db
        .updateTable('member')
        .set({ trust_level: 0 })
        .where('id', '=', other.memberId ?? '')
        .execute()
      await anAnswer(app, { to: asked, by: { ...other, trustLevel: 0 }, body: `${link} ${n}` })
    }
    const html = '<a href="https://shop.example/b">x</a>'
    expect(await causes(app, fresh.newcomer, link, html)).toEqual(['sharedHost'])
    app.clock.advance({ days: 8 })
    expect(await causes(app, fresh.newcomer, link, html)).toEqual([])
  })

  test('remember what was hidden as advertising, at trust level 1 too, and forget what was undone', async () => {
    const app = await strictSite()
    const { ann, bob, mo, newcomer } = await people(app, 'ann', 'bob', 'mo', 'newcomer')
    const asked = await aThread(app, { by: bob })
    await anAnswer(app, { to: asked, by: newcomer, body: advert })
    const again = `${advert.replace('ten', 'TEN')} !!`
    expect(await causes(app, ann, again)).toEqual([])
    const [item] = await queued(app, mo)
    const itemId = item?.id ?? ''
    await decidePost(app.as(mo), { itemId, ...keep, decision: 'hide', note: 'An advert.', rule: 'advertising' })
    expect(await causes(app, ann, again)).toEqual(['spamAlike'])
    expect(await causes(app, bob, again)).toEqual([])
    await undoDecision(app.as(mo), { itemId, reason: 'It was not.' })
    expect(await causes(app, ann, again)).toEqual([])
  })

  test('hold what is blocked until the block ends: words, hosts with those below, ranges of addresses', async () => {
    const app = await strictSite()
    const { ann, bob } = await people(app, 'ann', 'bob')
    await block(app, 'word', '카지노')
    await block(app, 'host', 'shop.example')
    await block(app, 'addresses', '203.0.113.0/24', '2026-11-23T09:00:00.000Z')
    const html = '<a href="https://cheap.shop.example/">x</a>'
    expect(await causes(app, ann, '온라인 카.지.노에서 만나요')).toEqual(['blockedWord'])
    expect(await causes(app, ann, 'https://cheap.shop.example/', html)).toEqual(['blockedHost'])
    expect(await causes(app, ann, 'Hello', '', '203.0.113.9')).toEqual(['blockedAddress'])
    expect(await causes(app, ann, 'Hello', '', '203.0.114.9')).toEqual([])
    expect(await causes(app, bob, '온라인 카지노', html, '203.0.113.9')).toEqual([])
    app.clock.advance({ days: 2 })
    expect(await causes(app, ann, 'Hello', '', '203.0.113.9')).toEqual([])
  })
})

test('how long it usually takes is what three of four posts waited, once five were decided', async () => {
  const app = await strictSite()
  const { mo, newcomer } = await people(app, 'mo', 'newcomer')
  await aCategory(app)
  await app.set('holding.firstPosts', 20)
  for (let n = 0; n < 5; n++) {
    expect(await usualWait(app.as(newcomer))).toBeNull()
    await aThread(app, { by: newcomer, title: `Question number ${n}`, body: `Text ${n}` })
    app.clock.advance({ minutes: 10 * (n + 1) })
    const [item] = await queued(app, mo)
    await decidePost(app.as(mo), { itemId: item?.id ?? '', ...keep })
  }
  expect(await usualWait(app.as(newcomer))).toBe(40)
})

test('a first question without a link is answered at once; with one it waits', async () => {
  const app = await testApp()
  const nari = await aMember(app, 'newcomer')
  expect(
    (await aThread(app, { by: nari, body: 'How do I read the meter at night? It is dark in the cellar.' })).thread
      .state,
  ).toBe('visible')
  const advert = { by: nari, title: 'Look at these lamps', body: 'See https://lamps.example.com for lamps that shine.' }
  expect((await aThread(app, advert)).thread.state).toBe('held')
})
