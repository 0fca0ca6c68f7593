import { expect, onTestFinished, test } from 'vitest'
import { msOf } from '#app/core/time.ts'
import { action } from '#app/routes/api.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPassword, aPerk, givePoints, redeem } from '#tests/factories/perks.ts'
import { startBillingServer } from '#tests/setup/billing-server.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

test('perks are read by everybody, redeemed with a token, followed by their member', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  await givePoints(app, ann, 150)
  const perk = await aPerk(app, { slug: 'early', stock: 4 })
  expect(await callApi(app, null, { at: '/perks' })).toMatchObject({
    status: 200,
    body: { items: [{ slug: 'early', cost: 100, stock: 4, refusals: null }], next: null },
  })
  expect(await callApi(app, bob, { at: '/perks', language: 'ko' })).toMatchObject({
    body: { items: [{ title: '먼저 써 보기', refusals: [{ code: 'points', message: '100포인트가 더 필요해요.' }] }] },
  })
  const post = (as: typeof ann | null, body: unknown, scope: 'read' | 'write' = 'write') =>
    callApi(app, as, { method: 'POST', at: '/redemptions', body, scope })
  expect(await post(null, { perk: 'early' })).toMatchObject({ status: 401 })
  expect(await post(ann, { perk: 'early' }, 'read')).toMatchObject({ status: 403, body: { code: 'scope_missing' } })
  expect(await post(ann, { perk: 'nothing' })).toMatchObject({ status: 404 })
  expect(await post(ann, { perk: 'early', cost: 0 })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'cost', code: 'unknown_field' }] },
  })
  expect(await post(sam, { perk: 'early' })).toMatchObject({ status: 409, body: { code: 'staff' } })
  const made = await post(ann, { perk: perk.id })
  expect(made).toMatchObject({
    status: 201,
    body: {
      perk: 'early',
      cost: 100,
      status: 'fulfilling',
      endedAs: null,
      timeline: [{ to: 'requested' }, { to: 'approved' }, { to: 'fulfilling' }],
    },
  })
  expect(await post(ann, { perk: 'early' })).toMatchObject({
    status: 409,
    body: { code: 'points', detail: 'You need 50 more points.' },
  })
  const id = String(made.body['id'])
  const read = (as: typeof ann, scope: 'read' | 'staff' = 'read') =>
    callApi(app, as, { at: `/redemptions/${id}`, scope })
  expect(await read(ann)).toMatchObject({ status: 200, body: { id, status: 'fulfilling' } })
  expect(await read(bob)).toMatchObject({ status: 404 })
  expect(await read(sam, 'staff')).toMatchObject({ status: 200, body: { coupon: null } })
  expect(await callApi(app, ann, { at: '/redemptions' })).toMatchObject({ body: { items: [{ id }], next: null } })
  const move = (as: typeof ann, to: string, scope: 'write' | 'staff') =>
    callApi(app, as, {
      method: 'POST',
      at: `/redemptions/${id}/transitions`,
      body: { to, note: 'Sorry.' },
      scope,
    })
  expect(await move(ann, 'cancelled', 'write')).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
  expect(await move(ann, 'fulfilled', 'write')).toMatchObject({ status: 403, body: { code: 'scope_missing' } })
  expect(await move(sam, 'failed', 'staff')).toMatchObject({
    status: 200,
    body: { status: 'refunded', endedAs: 'failed' },
  })
})

test('the call-back of billing needs no token but its signature over the exact body', async () => {
  const billing = await startBillingServer()
  onTestFinished(() => billing.close())
  billing.behave('accept')
  const app = await testApp({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
  await app.set('perks.billingUrl', billing.url)
  await app.set('perks.billingSecret', billing.secret)
  const ann = await aMember(app, 'ann')
  await givePoints(app, ann, 100)
  const { id } = await redeem(app, ann, await aPerk(app, { kind: 'storage', delivery: 'webhook', quantity: 5 }))
  await app.drainJobs()
  const send = async (body: string, signature: string | null) => {
    const headers = {
      'Content-Type': 'application/json',
      'Accept-Language': 'en',
      ...(signature === null ? {} : { 'Dangol-Signature': signature }),
    }
    const args = {
      ...visit(app.visitor(), { at: '/api/v1/billing/call-back' }),
      request: new Request('http://localhost:3000/api/v1/billing/call-back', { method: 'POST', headers, body }),
    }
    const response = await action(args)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const body = JSON.stringify({
    id: 'msg-00000001',
    type: 'redemption.fulfilled',
    redemption: id,
    quantity: 5,
    reference: 'INV-9',
  })
  const signed = billing.sign(body, msOf(app.clock.now()))
  expect(await send(body, null)).toMatchObject({ status: 401, body: { code: 'signature_missing' } })
  expect(await send(`${body} `, signed)).toMatchObject({ status: 401, body: { code: 'signature_wrong' } })
  expect(await send('{"id":1}', billing.sign('{"id":1}', msOf(app.clock.now())))).toMatchObject({
    status: 422,
    body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'id' })]) },
  })
  expect(await send('no', billing.sign('no', msOf(app.clock.now())))).toMatchObject({
    status: 422,
    body: { code: 'bad_json' },
  })
  expect(await send(body, signed)).toEqual({ status: 200, body: { result: 'done', finding: null } })
  expect(await send(body, signed)).toEqual({ status: 200, body: { result: 'repeated', finding: null } })
  expect(await callApi(app, ann, { at: `/redemptions/${id}` })).toMatchObject({
    body: { status: 'fulfilled', reference: 'INV-9' },
  })
})

test('a perk above the limit needs the password in the same body, and says so with a code', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aPassword(app, ann, 'a regular at haruwatt')
  await givePoints(app, ann, 3_000)
  await aPerk(app, { slug: 'quarter', cost: 1_001 })
  const post = (body: unknown) => callApi(app, ann, { method: 'POST', at: '/redemptions', body, scope: 'write' })
  expect(await post({ perk: 'quarter' })).toMatchObject({ status: 422, body: { code: 'password_needed' } })
  expect(await post({ perk: 'quarter', password: 'a guest at haruwatt' })).toMatchObject({
    status: 422,
    body: { code: 'wrong_password' },
  })
  expect(await post({ perk: 'quarter', password: 'a regular at haruwatt' })).toMatchObject({
    status: 201,
    body: { status: 'requested' },
  })
})

test('the password is asked ten times an hour at most', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aPassword(app, ann, 'a regular at haruwatt')
  await aPerk(app, { slug: 'quarter', cost: 1_001 })
  const post = () =>
    callApi(app, ann, {
      method: 'POST',
      at: '/redemptions',
      body: { perk: 'quarter', password: 'a guess at haruwatt' },
      scope: 'write',
    })
  for (let at = 0; at < 10; at++) expect(await post()).toMatchObject({ status: 422 })
  expect(await post()).toMatchObject({ status: 429 })
})
