// On both databases: row locks and races.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { setRoles } from '#app/domain/accounts/members/set-roles.server.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { adjustBalance } from '#app/domain/loyalty/awards/adjust-balance.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { verifyRedemptions } from '#app/domain/perks/redemptions/verify-redemptions.server.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'
import { aPerk, redeem } from '#tests/factories/perks.ts'
import { aStory } from '#tests/factories/stories.ts'
import type { TestApp } from '#tests/setup/test-app.ts'
import {
  apiServer,
  askedAndAnswered,
  call,
  type ApiServer,
  type Call,
  type PostJson,
  type Problem,
  type ThreadJson,
} from './api-client.ts'

/** How many requests are under way at once in every race. */
const many = 50
const crowd = Array.from({ length: many }, (_, i) => `racer${i + 10}`)
/** Beside the cast: a second of each office. */
const seconds: Record<string, GrantedRole> = {
  mia: 'moderator',
  rex: 'moderator',
  sue: 'agent',
  abe: 'admin',
  ava: 'admin',
}

let api: ApiServer
const callers: Record<string, Call> = {}
const people: Record<string, Actor> = {}

beforeAll(async () => {
  api = await apiServer(['ann', 'bob', 'mo', 'sam', 'ada', 'cora', ...Object.keys(seconds), ...crowd])
  await api.withApp(async (app) => {
    const { db } = app.platform.open
    for (const { id, handle, name } of await db.selectFrom('member').select(['id', 'handle', 'name']).execute())
      people[handle] = { memberId: id, handle, name, roles: ['member'], trustLevel: 2 }
    for (const [handle, role] of Object.entries(seconds))
      await db
        .insertInto('member_role')
        .values({ member_id: idOf(handle), role, granted_at: app.context().now(), granted_by: null })
        .execute()
    for (const handle of ['ann', 'bob', ...crowd]) await give(app, handle, 500)
  })
  for (const [handle, scope] of [
    ['mia', 'moderate'],
    ['rex', 'moderate'],
    ['sue', 'staff'],
    ['abe', 'admin'],
  ] as const)
    callers[handle] = await api.tokenFor(handle, [scope])
}, 60_000)
afterAll(() => api.server.stop())

let gifts = 0
async function give(app: App, handle: string, amount: number): Promise<void> {
  await adjustBalance(app.context(), {
    memberId: idOf(handle),
    unit: 'points',
    amount,
    reason: 'For the races',
    key: `gift-${gifts++}`,
  })
}

function idOf(handle: string): string {
  return people[handle]?.memberId ?? ''
}

/** Somebody who decides about posts, for the factories. */
function moderator(handle: string): Actor {
  return { ...(people[handle] as Actor), roles: ['member', 'moderator'] }
}

function as(handle: string): Call {
  return callers[handle] ?? call(api.as, handle)
}

/** Fifty requests at once. @returns how many got which status, and their answers */
async function race<T extends { status: number }>(
  request: (i: number) => Promise<T>,
): Promise<{ statuses: Record<number, number>; answers: T[] }> {
  const answers = await Promise.all(Array.from({ length: many }, (_, i) => request(i)))
  const statuses: Record<number, number> = {}
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1
  return { statuses, answers }
}

/** The factories of the tests on the database of the server. */
function beside<T>(work: (site: TestApp, app: App) => Promise<T>): Promise<T> {
  return api.withApp((app) =>
    work(
      {
        app,
        as: (actor: Actor) => app.context({ actor }),
        clock: { now: () => app.context().now() },
      } as unknown as TestApp,
      app,
    ),
  )
}

/** How often something was recorded about a subject, told by a piece of the payload. */
function events(type: string, about: string): Promise<number> {
  return api.withApp(async ({ platform }) => {
    const rows = await platform.open.reader.selectFrom('event_log').select('payload').where('type', '=', type).execute()
    return rows.filter(({ payload }) => payload.includes(about)).length
  })
}

/** Effects of the book on a member for a post: awards in effect, and what they add up to in reputation. */
function awardsFor(handle: string, postId: string): Promise<{ effect: number; reputation: number }> {
  return api.withApp(async ({ platform }) => {
    const { reader } = platform.open
    const rows = await reader
      .selectFrom('ledger_transaction')
      .select(['id', 'effect'])
      .where('subject_id', '=', postId)
      .where('member_id', '=', idOf(handle))
      .execute()
    const entries =
      rows.length === 0
        ? []
        : await reader
            .selectFrom('ledger_entry as e')
            .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
            .select('e.amount')
            .where(
              'e.transaction_id',
              'in',
              rows.map(({ id }) => id),
            )
            .where('a.kind', '=', 'reputation')
            .execute()
    return {
      effect: rows.reduce((sum, row) => sum + row.effect, 0),
      reputation: entries.reduce((sum, row) => sum + Number(row.amount), 0),
    }
  })
}

/** Cookie and headers of somebody at a browser. */
function browserOf(handle: string): Promise<Record<string, string>> {
  return api.withApp(async (app) => {
    const actor = people[handle]
    if (actor?.memberId == null) throw new Error(`There is no ${handle}.`)
    const { memberId } = actor
    const id = await app.context().write((tx) => startSession(tx, memberId, actor, { userAgent: null, ip: null }))
    return { Cookie: sessionCookie(app.platform.env, id).split(';')[0] ?? '' }
  })
}

function submit(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: api.server.url, 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  })
}

test('accept: pressed fifty times, an answer is accepted and paid once', async () => {
  const { answerId } = await askedAndAnswered(api)
  expect((await race(() => as('ann')('PUT', `/posts/${answerId}/accept`))).statuses).toEqual({ 200: many })
  expect(await events('answer.accepted', answerId)).toBe(1)
  expect(await awardsFor('bob', answerId)).toMatchObject({ effect: 1 })
})

test('take an acceptance back: fifty times take it once, and all that it paid', async () => {
  const { answerId } = await askedAndAnswered(api)
  await as('ann')('PUT', `/posts/${answerId}/accept`)
  expect((await race(() => as('ann')('DELETE', `/posts/${answerId}/accept`))).statuses).toEqual({ 200: many })
  expect(await events('answer.unaccepted', answerId)).toBe(1)
  expect(await awardsFor('bob', answerId)).toEqual({ effect: 0, reputation: 0 })
})

test('two answers accepted in turns: one of them is accepted in the end, and only that one is paid', async () => {
  const { threadId, answerId } = await askedAndAnswered(api)
  const other = (
    await as('racer10')<PostJson>('POST', `/threads/${threadId}/posts`, {
      kind: 'answer',
      body: 'Use the other network.',
    })
  ).body.id
  expect((await race((i) => as('ann')('PUT', `/posts/${i % 2 === 0 ? answerId : other}/accept`))).statuses).toEqual({
    200: many,
  })
  const accepted = (await as('ann')<ThreadJson>('GET', `/threads/${threadId}`)).body.acceptedPostId
  expect([answerId, other]).toContain(accepted)
  expect((await awardsFor('bob', answerId)).effect).toBe(accepted === answerId ? 1 : 0)
  expect((await awardsFor('racer10', other)).effect).toBe(accepted === other ? 1 : 0)
})

test('vote: fifty members at once are fifty votes, and each is paid as far as the post can earn', async () => {
  const { answerId } = await askedAndAnswered(api)
  expect((await race((i) => as(crowd[i] ?? '')('PUT', `/posts/${answerId}/vote`, { value: 1 }))).statuses).toEqual({
    200: many,
  })
  expect((await as('ann')<PostJson>('GET', `/posts/${answerId}`)).body.votes).toBe(many)
  expect((await awardsFor('bob', answerId)).effect).toBe(many)
})

test('vote: one member fifty times is one vote', async () => {
  const { answerId } = await askedAndAnswered(api)
  expect((await race(() => as('ann')('PUT', `/posts/${answerId}/vote`, { value: 1 }))).statuses).toEqual({ 200: many })
  expect((await as('ann')<PostJson>('GET', `/posts/${answerId}`)).body.votes).toBe(1)
  expect(await events('answer.votedUp', answerId)).toBe(1)
})

test('take a vote back: fifty times take one vote and what it paid', async () => {
  const { answerId } = await askedAndAnswered(api)
  await as('ann')('PUT', `/posts/${answerId}/vote`, { value: 1 })
  expect((await race(() => as('ann')('PUT', `/posts/${answerId}/vote`, { value: 0 }))).statuses).toEqual({ 200: many })
  expect((await as('ann')<PostJson>('GET', `/posts/${answerId}`)).body.votes).toBe(0)
  expect(await events('vote.withdrawn', answerId)).toBe(1)
  expect(await awardsFor('bob', answerId)).toEqual({ effect: 0, reputation: 0 })
})

test('me too: fifty members count fifty, and one who says it fifty times counts once', async () => {
  const { threadId } = await askedAndAnswered(api)
  expect((await race((i) => as(crowd[i] ?? '')('PUT', `/threads/${threadId}/me-too`))).statuses).toEqual({ 200: many })
  expect((await as('ann')<ThreadJson>('GET', `/threads/${threadId}`)).body.meTooCount).toBe(many)
  expect((await race(() => as('bob')('PUT', `/threads/${threadId}/me-too`))).statuses).toEqual({ 200: many })
  expect((await as('ann')<ThreadJson>('GET', `/threads/${threadId}`)).body.meTooCount).toBe(many + 1)
})

test('endorse: two of the staff press it fifty times, it is endorsed and paid once', async () => {
  const { answerId } = await askedAndAnswered(api)
  expect((await race((i) => as(i % 2 === 0 ? 'sam' : 'sue')('PUT', `/posts/${answerId}/endorse`))).statuses).toEqual({
    200: many,
  })
  expect(await events('answer.endorsed', answerId)).toBe(1)
  expect((await awardsFor('bob', answerId)).effect).toBe(1)
})

test('delete and restore: fifty times are once each, and the acceptance comes back with its pay', async () => {
  const { answerId } = await askedAndAnswered(api)
  await as('ann')('PUT', `/posts/${answerId}/accept`)
  const before = await awardsFor('bob', answerId)
  expect(
    (await race((i) => as(i % 2 === 0 ? 'mo' : 'mia')('DELETE', `/posts/${answerId}`, { reason: 'Advertising' })))
      .statuses,
  ).toEqual({ 200: many })
  expect(await events('post.removed', answerId)).toBe(1)
  expect(await awardsFor('bob', answerId)).toEqual({ effect: 0, reputation: 0 })
  expect((await race((i) => as(i % 2 === 0 ? 'mo' : 'mia')('POST', `/posts/${answerId}/restore`))).statuses).toEqual({
    200: many,
  })
  expect(await events('post.restored', answerId)).toBe(1)
  expect(await awardsFor('bob', answerId)).toEqual(before)
})

test('edit: fifty who started from the same text leave one new text and lose none', async () => {
  const { answerId } = await askedAndAnswered(api)
  expect(
    (await race((i) => as('bob')('PATCH', `/posts/${answerId}`, { body: `Text number ${i}`, revision: 1 }))).statuses,
  ).toEqual({ 200: 1, 409: many - 1 })
  expect((await as('bob')<PostJson>('GET', `/posts/${answerId}`)).body.revision).toBe(2)
})

test('answer: the same request fifty times is one answer', async () => {
  const { threadId } = await askedAndAnswered(api)
  const { statuses, answers } = await race(() =>
    as('racer11')<PostJson>(
      'POST',
      `/threads/${threadId}/posts`,
      { kind: 'answer', body: 'Once and for all.' },
      { 'Idempotency-Key': 'one-answer' },
    ),
  )
  expect(statuses).toEqual({ 201: many })
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect((await as('ann')<ThreadJson>('GET', `/threads/${threadId}`)).body.answerCount).toBe(2)
})

test('follow and bookmark: fifty times are one of each', async () => {
  const { threadId, answerId } = await askedAndAnswered(api)
  expect(
    (
      await race((i) =>
        i % 2 === 0
          ? as('racer12')('PUT', `/threads/${threadId}/follow`)
          : as('racer12')('PUT', `/posts/${answerId}/bookmark`, { note: 'Later' }),
      )
    ).statuses,
  ).toEqual({ 200: many })
  const rows = await api.withApp(async ({ platform: { open } }) => [
    (
      await open.reader
        .selectFrom('thread_follow')
        .selectAll()
        .where('member_id', '=', idOf('racer12'))
        .where('thread_id', '=', threadId)
        .execute()
    ).length,
    (await open.reader.selectFrom('bookmark').selectAll().where('member_id', '=', idOf('racer12')).execute()).length,
  ])
  expect(rows).toEqual([1, 1])
})

test('merge: two moderators press it fifty times, the thread moves once', async () => {
  const [from, into] = [await askedAndAnswered(api), await askedAndAnswered(api)]
  const { statuses } = await race((i) =>
    as(i % 2 === 0 ? 'mo' : 'mia')('POST', `/threads/${from.threadId}/transitions`, {
      act: 'merge',
      into: into.threadId,
    }),
  )
  expect(statuses).toEqual({ 200: many })
  expect((await as('ann')<ThreadJson>('GET', `/threads/${into.threadId}`)).body.answerCount).toBe(2)
  expect(
    await api.withApp(({ platform: { open } }) =>
      open.reader.selectFrom('thread_transfer').select('id').where('from_thread_id', '=', from.threadId).execute(),
    ),
  ).toHaveLength(1)
})

test('redeem: fifty members want the last one, one gets it', async () => {
  const perk = await beside((site) => aPerk(site, { slug: 'last-one', stock: 1 }))
  expect((await race((i) => as(crowd[i] ?? '')('POST', '/redemptions', { perk: perk.slug }))).statuses).toEqual({
    201: 1,
    409: many - 1,
  })
  expect(await stockAndTakers(perk.id)).toEqual({ stock: 0, takers: 1 })
})

test('redeem: the same request fifty times is one redemption', async () => {
  const perk = await beside((site) => aPerk(site, { slug: 'one-key', stock: 10 }))
  const { statuses, answers } = await race(() =>
    as('racer13')<{ id: string }>('POST', '/redemptions', { perk: perk.slug }, { 'Idempotency-Key': 'one-redemption' }),
  )
  expect(statuses).toEqual({ 201: many })
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(await stockAndTakers(perk.id)).toEqual({ stock: 9, takers: 1 })
})

test('redeem: no member spends points twice, whatever the number of requests', async () => {
  const perk = await beside((site) => aPerk(site, { slug: 'too-dear', cost: 200 }))
  expect((await race(() => as('racer14')('POST', '/redemptions', { perk: perk.slug }))).statuses).toEqual({
    201: 2,
    409: many - 2,
  })
})

test('coupons: fifty members want five codes, five different ones are given', async () => {
  const perk = await beside((site) =>
    aPerk(site, { slug: 'five-codes', codes: ['AAA-1', 'AAA-2', 'AAA-3', 'AAA-4', 'AAA-5'] }),
  )
  expect((await race((i) => as(crowd[i] ?? '')('POST', '/redemptions', { perk: perk.slug }))).statuses).toEqual({
    201: 5,
    409: many - 5,
  })
  const given = await api.withApp(({ platform: { open } }) =>
    open.reader.selectFrom('coupon').select('redemption_id').where('perk_id', '=', perk.id).execute(),
  )
  expect(new Set(given.map((row) => row.redemption_id)).size).toBe(5)
  expect(await stockAndTakers(perk.id)).toEqual({ stock: 0, takers: 5 })
})

test('cancel and deny: member and staff press at once, one of them ends it and it is refunded once', async () => {
  const { perkId, id } = await waiting('cancelled-or-denied')
  const { statuses } = await race((i) =>
    i % 2 === 0
      ? as('bob')('POST', `/redemptions/${id}/transitions`, { to: 'cancelled' })
      : as('sam')('POST', `/redemptions/${id}/transitions`, { to: 'denied', note: 'Not this time.' }),
  )
  expect(statuses).toEqual({ 200: 1, 409: many - 1 })
  expect(await stockAndTakers(perkId)).toEqual({ stock: 5, takers: 0 })
})

test('approve: two of the staff press it twenty-five times each, each counts once and it goes on its way once', async () => {
  const { perkId, id } = await waiting('two-approvals')
  const { statuses } = await race((i) =>
    as(i % 2 === 0 ? 'sam' : 'sue')('POST', `/redemptions/${id}/transitions`, { to: 'approved' }),
  )
  expect(statuses).toEqual({ 200: 2, 409: many - 2 })
  expect(await events('redemption.approved', id)).toBe(1)
  expect(await stockAndTakers(perkId)).toEqual({ stock: 4, takers: 1 })
})

test('fulfil and fail: pressed at once it is one of the two, once', async () => {
  const perk = await beside((site) => aPerk(site, { slug: 'fulfilled-or-failed', stock: 5 }))
  const { id } = (await as('racer15')<{ id: string }>('POST', '/redemptions', { perk: perk.slug })).body
  const { statuses } = await race((i) =>
    as(i % 2 === 0 ? 'sam' : 'sue')('POST', `/redemptions/${id}/transitions`, {
      to: i % 2 === 0 ? 'fulfilled' : 'failed',
      note: 'Pressed at once.',
    }),
  )
  expect(statuses).toEqual({ 200: 1, 409: many - 1 })
  const fulfilled = await events('redemption.fulfilled', id)
  expect(fulfilled + (await events('redemption.refunded', id))).toBe(1)
  expect(await stockAndTakers(perk.id)).toEqual({ stock: 5 - fulfilled, takers: fulfilled })
})

test('adjust: the same form sent fifty times books once', async () => {
  const ada = await browserOf('ada')
  const { statuses } = await race(() =>
    submit(
      '/admin/ledger',
      {
        intent: 'adjust',
        handle: 'racer16',
        unit: 'points',
        amount: '77',
        reason: 'Sent fifty times',
        once: 'one-form',
      },
      ada,
    ),
  )
  expect(statuses).toEqual({ 303: many })
  const booked = await api.withApp(({ platform: { open } }) =>
    open.reader.selectFrom('ledger_transaction').select('id').where('reason', '=', 'Sent fifty times').execute(),
  )
  expect(booked).toHaveLength(1)
})

test('review: of two who claim an item one has it', async () => {
  const item = await proposal('claimed')
  const [abe, ava] = [await browserOf('abe'), await browserOf('ava')]
  expect(
    (await race((i) => submit(`/moderation/items/${item}`, { intent: 'claim' }, i % 2 === 0 ? abe : ava))).statuses,
  ).toEqual({ 303: many / 2, 409: many / 2 })
})

test('review: an item that two decide fifty times is decided once and booked once', async () => {
  const item = await proposal('decided')
  const [abe, ava] = [await browserOf('abe'), await browserOf('ava')]
  expect(
    (
      await race((i) =>
        submit(
          `/moderation/items/${item}`,
          { intent: 'decide', decision: 'approve', note: 'Right' },
          i % 2 === 0 ? abe : ava,
        ),
      )
    ).statuses,
  ).toEqual({ 303: 1, 409: many - 1 })
  const booked = await api.withApp(({ platform: { open } }) =>
    open.reader.selectFrom('ledger_transaction').select('id').where('reason', '=', 'Large: decided').execute(),
  )
  expect(booked).toHaveLength(1)
})

test('a moderator who loses the role in the middle of a session is refused by the next request, page and call alike', async () => {
  const { answerId } = await askedAndAnswered(api)
  const item = await beside((site) => sendToReview(site.as(moderator('mo')), { postId: answerId }))
  const [rex, token] = [await browserOf('rex'), as('rex')]
  expect((await submit(`/moderation/items/${item}`, { intent: 'claim' }, rex)).status).toBe(303)
  await api.withApp((app) =>
    setRoles(app.context({ actor: { ...moderator('ada'), roles: ['member', 'admin'] } }), { handle: 'rex', roles: [] }),
  )
  const decision = { decision: 'rejected', reason: 'Fine' }
  expect((await token('POST', `/review-items/${item}/decision`, decision)).status, 'it is not there for them').toBe(404)
  const page = await submit(`/moderation/items/${item}`, { intent: 'decide', decision: 'keep', note: '' }, rex)
  expect([302, 401, 403, 404]).toContain(page.status)
  expect(await events('review.decided', item)).toBe(0)
})

test('review: of fifty decisions on one post one lands, with one sanction, and the others hear who decided', async () => {
  const { answerId } = await askedAndAnswered(api)
  const item = await beside((site) => sendToReview(site.as(moderator('mo')), { postId: answerId }))
  const { statuses, answers } = await race((i) =>
    as(i % 2 === 0 ? 'mo' : 'mia')<Problem>('POST', `/review-items/${item}/decision`, {
      decision: i % 4 < 2 ? 'upheld' : 'rejected',
      reason: `Decision ${i}`,
      ...(i % 4 < 2 ? { sanction: { kind: 'silence', hours: 1 } } : {}),
    }),
  )
  expect(statuses).toEqual({ 200: 1, 409: many - 1 })
  const refused = answers.filter(({ status }) => status === 409).map(({ body }) => body)
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['already_decided']))
  expect(refused.every(({ detail }) => /M(?:o|ia)/.test(detail))).toBe(true)
  expect(await events('review.decided', item)).toBe(1)
  const made = await api.withApp(({ platform: { open } }) =>
    open.reader.selectFrom('moderation_decision').select('restriction').where('review_item_id', '=', item).execute(),
  )
  const upheld = answers.some(({ status, body }) => status === 200 && JSON.stringify(body).includes('upheld'))
  expect(made.map(({ restriction }) => restriction).toSorted()).toEqual(upheld ? ['hide', 'silence'] : [])
})

test('stories: published fifty times is published once, withdrawn fifty times withdrawn once', async () => {
  const story = await beside((site) =>
    aStory(site, {
      by: { ...(people['ann'] as Actor), trustLevel: 2 },
      state: 'in_curation',
      curator: { ...(people['cora'] as Actor), roles: ['member', 'curator'] },
    }),
  )
  expect(
    (await race(() => as('cora')('POST', `/stories/${story.id}/transitions`, { to: 'published' }))).statuses,
  ).toEqual({ 200: many })
  expect(await events('story.published', story.id)).toBe(1)
  expect(
    (await race(() => as('ann')('POST', `/stories/${story.id}/transitions`, { to: 'withdrawn' }))).statuses,
  ).toEqual({ 200: 1, 409: many - 1 })
  expect(await events('story.withdrawn', story.id)).toBe(1)
})

test('register: of fifty who want the same name at once one gets it', async () => {
  const { statuses } = await race((i) =>
    submit('/register', {
      intent: 'register',
      handle: 'wanted',
      name: 'Wanted',
      email: `wanted${i}@example.com`,
      password: 'a long sentence nobody guesses 7',
      website: '',
    }),
  )
  // Passwords are worked out a few at a time; whoever comes when the queue is full is asked to come again.
  const { 303: got, 422: taken = 0, 429: later = 0 } = statuses
  expect([got, taken + later]).toEqual([1, many - 1])
  expect(
    await api.withApp(({ platform: { open } }) =>
      open.reader.selectFrom('member').select('id').where('handle', '=', 'wanted').execute(),
    ),
  ).toHaveLength(1)
})

test('after all of it the book is clean, a replay gives the same, and badges are counted once', async () => {
  await api.withApp(async (app) => {
    await app.drainJobs()
    const { reader } = app.platform.open
    expect((await verifyLedger(reader)).findings).toEqual([])
    expect(await verifyRedemptions(reader)).toEqual([])
    expect((await replayLedger(app.context())).differences).toEqual([])
    const held = await reader
      .selectFrom('badge_award')
      .select((eb) => ['badge', 'scope', eb.fn.countAll<number>().as('holders')])
      .where('revoked_at', 'is', null)
      .groupBy(['badge', 'scope'])
      .execute()
    const counted = await reader.selectFrom('badge_count').selectAll().where('holders', '>', 0).execute()
    const lines = (rows: readonly { badge: string; scope: string; holders: number }[]): string[] =>
      rows.map(({ badge, scope, holders }) => `${badge} ${scope} ${holders}`).sort()
    expect(held.length).toBeGreaterThan(0)
    expect(lines(counted)).toEqual(lines(held))
  })
})

function stockAndTakers(perkId: string): Promise<{ stock: number | null; takers: number }> {
  return api.withApp(async ({ platform: { open } }) => {
    const { stock } = await open.reader
      .selectFrom('perk')
      .select('stock')
      .where('id', '=', perkId)
      .executeTakeFirstOrThrow()
    const takers = await open.reader
      .selectFrom('redemption')
      .select('id')
      .where('perk_id', '=', perkId)
      .where('ended_as', 'is', null)
      .execute()
    return { stock, takers: takers.length }
  })
}

/** A redemption of Bob's that two of the staff have to agree to. */
async function waiting(slug: string): Promise<{ perkId: string; id: string }> {
  return beside(async (site, app) => {
    for (let i = 0; i < 3; i++) await give(app, 'bob', 400)
    const perk = await aPerk(site, { slug, stock: 5, cost: 1_100 })
    return { perkId: perk.id, id: (await redeem(site, people['bob'] as Actor, perk)).id }
  })
}

/** A correction by Ada that is so large that a second admin has to agree. @returns the item of the queue */
async function proposal(name: string): Promise<string> {
  const result = await api.withApp((app) =>
    adjustBalance(app.context({ actor: { ...(people['ada'] as Actor), roles: ['member', 'admin'] } }), {
      memberId: idOf('racer17'),
      unit: 'points',
      amount: 900,
      reason: `Large: ${name}`,
      key: name,
    }),
  )
  if (result.state !== 'waiting') throw new Error('It was to wait for a second admin.')
  return result.itemId
}
