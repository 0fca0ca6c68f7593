import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { aCase, aPrivateCase, complaints } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

async function opened() {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: found, thread, post } = await aCase(app, { of: ann, by: sam, severity: 'P2' })
  const call = (method: string, rest: string, body?: unknown, as: Actor = sam) =>
    callApi(app, as, { method, at: `/cases/${found.number}${rest}`, body, scope: 'staff' })
  return { app, ann, sam, thread, post, number: found.number, call }
}

test('a case over the API has what the contract names', async () => {
  const { ann, number, thread, post, call } = await opened()
  expect(await call('GET', '')).toMatchObject({
    status: 200,
    body: {
      number,
      status: 'new',
      severity: 'P2',
      source: 'agent',
      score: null,
      assignee: null,
      customer: { handle: ann.handle, openCases: 1, tier: 'friend' },
      threadId: thread.id,
      postId: post.id,
      sla: {
        firstResponse: { state: 'running', dueAt: expect.stringMatching(/Z$/) },
        resolution: { state: 'running' },
      },
      timeline: [{ kind: 'opened', actor: { handle: 'sam' } }],
      notes: [],
    },
  })
})

test('the whole work on a case goes over the API', async () => {
  const { number, call } = await opened()
  expect(await call('POST', '/transitions', { to: 'acknowledged' })).toMatchObject({
    status: 200,
    body: { status: 'acknowledged', assignee: { handle: 'sam' } },
  })
  expect(await call('PUT', '/severity', { severity: 'P1' })).toMatchObject({ body: { severity: 'P1' } })
  expect(await call('POST', '/notes', { body: 'Bank asked.' })).toMatchObject({
    status: 201,
    body: { notes: [{ author: { handle: 'sam' } }] },
  })
  expect(await call('POST', '/reply', { body: 'On its way.' })).toMatchObject({
    status: 201,
    body: { status: 'waiting_staff', sla: { firstResponse: { state: 'met' } } },
  })
  expect(await call('POST', '/transitions', { to: 'waiting_customer', note: 'until Monday' })).toMatchObject({
    body: { sla: { resolution: { state: 'paused' } } },
  })
  expect(await call('PUT', '/assignee', { handle: null })).toMatchObject({ body: { assignee: null } })
  expect(await call('POST', '/transitions', { to: 'resolved' })).toMatchObject({
    body: { number, status: 'resolved' },
  })
  expect(await call('POST', '/dismiss', {})).toMatchObject({ body: { status: 'closed', dismissed: true } })
})

test('a program that acts on what it has not seen is told what happened, in its language, and goes on with the number', async () => {
  const { app, ann, sam, number, call } = await opened()
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  const { seen } = (await call('GET', '')).body as { seen: number }
  await call('POST', '/reply', { body: 'I have it.', seen }, tara)
  await customerReply(app.as(ann), { number, body: 'Thank you.' })

  const reply = { method: 'POST', at: `/cases/${number}/reply`, scope: 'staff', language: 'ko' } as const
  const refused = await callApi(app, sam, { ...reply, body: { body: 'Me too.', seen } })
  expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', detail: expect.stringContaining('케이스') } })
  const { since, seen: now } = refused.body as { since: { text: string }[]; seen: number }
  expect(since.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Tara 님이 고객에게 답변했어요.', '고객이 다시 글을 남겼어요.']),
  )
  // Without the number it knows what it did last itself: it opened the case.
  expect(await callApi(app, sam, { ...reply, body: { body: 'Me too.' } })).toMatchObject({ status: 409 })
  expect(await call('POST', '/notes', { body: 'Tara has it.', seen })).toMatchObject({ status: 201 })
  expect(await callApi(app, sam, { ...reply, body: { body: 'Me too.', seen: now } })).toMatchObject({ status: 201 })
  expect(await call('POST', '/reply', { body: 'And this.' })).toMatchObject({ status: 201 })
})

test('a program that says nothing is not held back by what the product did itself', async () => {
  const { app, ann, call } = await opened()
  const { number } = await aPrivateCase(app, { of: ann, body: complaints.en.body })
  await app.drainJobs()
  const at = (rest: string) => ({ method: 'PUT', at: `/cases/${number}${rest}`, scope: 'staff' }) as const
  const tara = await aMember(app, 'tara', { roles: ['agent'] })
  // Given to Sam by rule, and raised for its words, a moment after it was opened.
  expect((await callApi(app, tara, { at: `/cases/${number}`, scope: 'staff' })).body).toMatchObject({
    assignee: { handle: 'sam' },
  })
  expect(await callApi(app, tara, { ...at('/assignee'), body: { handle: 'tara' } })).toMatchObject({ status: 200 })
  expect(await callApi(app, tara, { ...at('/severity'), body: { severity: 'P3' } })).toMatchObject({ status: 200 })
  expect(await call('GET', '')).toMatchObject({ status: 200 })
})

test('the list filters, pages by cursor and refuses what no filter is', async () => {
  const { app, ann, sam, number } = await opened()
  const { number: second } = await aPrivateCase(app, { of: ann, body: 'How do I change the address on the invoice?' })
  const get = (query: string) => callApi(app, sam, { at: `/cases${query}`, scope: 'staff' })
  expect((await get('?status=new&assignee=none')).body).toMatchObject({
    items: [{ number }, { number: second }],
    next: null,
  })
  const first = await get('?limit=1')
  expect(first.body).toMatchObject({ items: [{ number }], next: expect.any(String) })
  expect((await get(`?limit=1&cursor=${String(first.body.next)}`)).body).toMatchObject({
    items: [{ number: second }],
    next: null,
  })
  for (const bad of ['?status=later', '?severity=P4', '?due=soon', '?limit=0', '?cursor=x'])
    expect((await get(bad)).status, bad).toBe(422)
})

test('bad input is 422 with its field, unknown fields too; a wrong step is 409, an unknown number 404', async () => {
  const { app, sam, call } = await opened()
  expect(await call('POST', '/transitions', { to: 'gone' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'to' }] },
  })
  expect(await call('PUT', '/severity', { severity: 'P1', hurry: true })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'hurry', code: 'unknown_field' }] },
  })
  expect(await call('POST', '/reply', { body: '' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'body' }] },
  })
  expect(await call('PUT', '/assignee', { handle: 'ann' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'handle', code: 'notStaff' }] },
  })
  expect(await call('POST', '/transitions', { to: 'closed' })).toMatchObject({
    status: 409,
    body: { code: 'no_such_step' },
  })
  for (const number of ['9999', 'abc', '0'])
    expect(await callApi(app, sam, { at: `/cases/${number}`, scope: 'staff' })).toMatchObject({
      status: 404,
    })
})

test('customers, moderators and visitors have no case API, and notes reach nobody but staff', async () => {
  const { app, ann } = await opened()
  const mo = await aMember(app, 'mo')
  expect(await callApi(app, null, { at: '/cases/1001' })).toMatchObject({ status: 401 })
  for (const [member, scope] of [
    [ann, 'write'],
    [mo, 'moderate'],
  ] as const) {
    expect(await callApi(app, member, { at: '/cases/1001', scope })).toMatchObject({ status: 403 })
    expect(await callApi(app, member, { at: '/cases', scope })).toMatchObject({ status: 403 })
    expect(
      await callApi(app, member, {
        method: 'POST',
        at: '/cases/1001/notes',
        body: { body: 'x' },
        scope,
      }),
    ).toMatchObject({ status: 403 })
  }
})

test('feedback over the API gives a number, in public with its thread', async () => {
  const { app, ann } = await opened()
  await app.set('security.rateLimits', false)
  const send = (body: unknown, as: Actor | null = ann) =>
    callApi(app, as, { method: 'POST', at: '/feedback', body, scope: 'write' })
  expect(await send({ body: complaints.en.body, public: true })).toMatchObject({
    status: 201,
    body: { number: 1002, thread: { url: expect.stringContaining('/threads/thr_') } },
  })
  expect(await send({ body: complaints.ko.body, public: false })).toMatchObject({
    status: 201,
    body: { number: 1003, thread: null },
  })
  expect(await send({ body: complaints.en.body })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'public' }] },
  })
  expect(await send({ body: complaints.en.body, public: 'yes' })).toMatchObject({ status: 422 })
  expect(await send({ body: 'Short', public: false, extra: 1 })).toMatchObject({ status: 422 })
  expect(await send({ body: complaints.en.body, public: true }, null)).toMatchObject({ status: 401 })
  expect(
    await app
      .visitor()
      .read.selectFrom('case')
      .select(['number', 'source'])
      .where('number', '>', 1001)
      .orderBy('number')
      .execute(),
  ).toEqual([
    { number: 1002, source: 'api' },
    { number: 1003, source: 'api' },
  ])
})
