// On both databases: row locks and races.
import { expect, onTestFinished, test } from 'vitest'
import { msOf, plus } from '#app/core/time.ts'
import { receiveFromBilling } from '#app/domain/perks/billing/receive-from-billing.server.ts'
import { resolveBillingFinding } from '#app/domain/perks/billing/resolve-billing-finding.server.ts'
import { sendToBilling } from '#app/domain/perks/billing/send-to-billing.server.ts'
import { billingFindings, redemptionFile } from '#app/domain/perks/queries/redemptions.server.ts'
import { timeOutRedemptions } from '#app/domain/perks/redemptions/time-out-redemptions.server.ts'
import { transitionRedemption } from '#app/domain/perks/redemptions/transition-redemption.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import {
  aCustomer,
  aPerk,
  givePoints,
  pointsNow,
  problems,
  redeem,
  redemptionNow,
  stockNow,
} from '#tests/factories/perks.ts'
import { startBillingServer } from '#tests/setup/billing-server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** A site connected to billing, with a member who has points, and a perk that billing delivers. */
async function connected() {
  const billing = await startBillingServer()
  onTestFinished(() => billing.close())
  const app = await testApp({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
  await app.set('perks.billingUrl', billing.url)
  await app.set('perks.billingSecret', billing.secret)
  const { ann, sam } = await people(app, 'ann', 'sam')
  await aCustomer(app, ann, 2)
  await givePoints(app, ann, 500)
  const perk = await aPerk(app, { kind: 'storage', delivery: 'webhook', quantity: 5, cost: 200, stock: 10 })
  let ids = 0
  /** A call-back, signed for now unless said otherwise. */
  const callBack = (
    word: object,
    {
      at = msOf(app.clock.now()),
      secret = billing.secret,
      signature,
    }: { at?: number; secret?: string; signature?: string | null } = {},
  ) => {
    const body = JSON.stringify({ id: `msg-000000${ids++}`, type: 'redemption.fulfilled', ...word })
    return receiveFromBilling(app.visitor(), {
      signature: signature === undefined ? billing.sign(body, at, secret) : signature,
      body,
    })
  }
  const finding = async () => (await billingFindings(app.as(sam))).map((row) => row.finding)
  return { billing, app, ann, sam, perk, callBack, finding }
}

/** Works off the tries of a job over the next hour. */
async function anHour(app: TestApp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await app.drainJobs()
    app.clock.advance({ minutes: 1 })
  }
}

test('billing is told once, signed, with what was agreed, and its word ends the redemption', async () => {
  const { billing, app, ann, perk } = await connected()
  const { id } = await redeem(app, ann, perk)
  expect(await redemptionNow(app, id)).toMatchObject({
    state: 'fulfilling',
    delivery: 'webhook',
    deadline_at: plus(app.clock.now(), { hours: 72 }),
  })
  expect(billing.heard).toEqual([])
  await app.drainJobs()
  expect(billing.heard).toHaveLength(1)
  const [told] = billing.heard
  expect(JSON.parse(told?.body ?? '')).toMatchObject({
    id: told?.eventId,
    type: 'redemption.approved',
    redemption: { id, perk: perk.slug, kind: 'storage', quantity: 5, unit: 'gigabytes', cost: 200 },
    member: { id: ann.memberId, handle: 'ann' },
    account: { name: 'Slow Afternoon', plan: 'business' },
  })
  expect(told?.idempotencyKey).toBe(`${id}:redemption.approved`)
  expect(told?.body).not.toContain('@example.com')
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'fulfilled', reference: `INV-${id.slice(-6)}` })
  expect(await pointsNow(app, ann)).toBe('300/0')
  expect(await problems(app)).toEqual([])
})

test('500s, then success: tried again with the same key and event until it works, delivered once', async () => {
  const { billing, app, ann, perk } = await connected()
  billing.behave(500, 503, 429, 401, 'garble', 'fulfil')
  const { id } = await redeem(app, ann, perk)
  await anHour(app)
  // "OK!" is a 200 that says nothing: accepted, and the call-back is waited for.
  expect(billing.heard).toHaveLength(5)
  expect(new Set(billing.heard.map((one) => `${one.eventId} ${one.idempotencyKey}`)).size).toBe(1)
  expect((await redemptionNow(app, id)).state).toBe('fulfilling')
  expect([...billing.delivered.values()]).toEqual([1])
})

test('a lost response is asked for again, and billing delivers once', async () => {
  const { billing, app, ann, perk } = await connected()
  billing.behave('lose', 'fulfil')
  const { id } = await redeem(app, ann, perk)
  await anHour(app)
  expect(billing.heard).toHaveLength(2)
  expect(billing.delivered.get(id)).toBe(1)
  expect((await redemptionNow(app, id)).state).toBe('fulfilled')
  expect(await problems(app)).toEqual([])
})

test('a billing that stays broken is tried eight times; then the clock refunds and billing is told to take it back', async () => {
  const { billing, app, ann, perk } = await connected()
  billing.behave(500)
  const { id } = await redeem(app, ann, perk)
  await anHour(app)
  expect(billing.heard).toHaveLength(8)
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'fulfilling' })
  app.clock.advance({ hours: 72 })
  expect(await timeOutRedemptions(app.app.context())).toBe(1)
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'refunded', ended_as: 'timed_out' })
  expect([await pointsNow(app, ann), await stockNow(app, perk)]).toEqual(['500/0', 10])
  await app.drainJobs()
  expect(billing.takenBack.has(id)).toBe(true)
  expect(await problems(app)).toEqual([])
})

test('a billing that never answers is given up after five seconds and tried again', async () => {
  const { billing, app, ann, perk } = await connected()
  billing.behave('silent', 'fulfil')
  const { id } = await redeem(app, ann, perk)
  await app.drainJobs()
  expect((await redemptionNow(app, id)).state).toBe('fulfilling')
  app.clock.advance({ minutes: 1 })
  await app.drainJobs()
  expect((await redemptionNow(app, id)).state).toBe('fulfilled')
}, 15_000)

test('billing refuses for good: refunded at once, with its reason for the member', async () => {
  const { billing, app, ann, perk } = await connected()
  billing.behave('fail')
  const { id } = await redeem(app, ann, perk)
  await app.drainJobs()
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'refunded', ended_as: 'failed' })
  expect((await redemptionFile(app.as(ann), id)).events.find(({ to_state }) => to_state === 'failed')?.note).toBe(
    'The contract was terminated.',
  )
  expect([await pointsNow(app, ann), await stockNow(app, perk)]).toEqual(['500/0', 10])
  expect(billing.delivered.size).toBe(0)
})

test('a redirect is not followed and does not count as an answer', async () => {
  const { billing, app, ann, perk } = await connected()
  billing.behave('redirect', 'fulfil')
  const { id } = await redeem(app, ann, perk)
  await app.drainJobs()
  expect((await redemptionNow(app, id)).state).toBe('fulfilling')
  await anHour(app)
  expect((await redemptionNow(app, id)).state).toBe('fulfilled')
})

test('accepted now, delivered later by call-back; the same call-back again changes nothing', async () => {
  const { billing, app, ann, perk, callBack } = await connected()
  billing.behave('accept')
  const { id } = await redeem(app, ann, perk)
  await app.drainJobs()
  expect((await redemptionNow(app, id)).state).toBe('fulfilling')
  expect(await callBack({ id: 'msg-same-id', redemption: id, quantity: 5, cost: 200, reference: 'INV-7' })).toEqual({
    result: 'done',
    finding: null,
  })
  expect(await callBack({ id: 'msg-same-id', redemption: id, quantity: 5, cost: 200, reference: 'INV-7' })).toEqual({
    result: 'repeated',
    finding: null,
  })
  expect(await callBack({ redemption: id })).toEqual({ result: 'same', finding: null })
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'fulfilled', reference: 'INV-7' })
  await expect(app).toHaveRecorded('redemption.fulfilled', 1)
  expect(await problems(app)).toEqual([])
})

test('a call-back that is faster than the answer counts, and the answer then says nothing new', async () => {
  const { billing, app, ann, perk, callBack } = await connected()
  const { id } = await redeem(app, ann, perk)
  billing.beforeAnswer(async () => void (await callBack({ redemption: id, quantity: 5 })))
  await app.drainJobs()
  expect((await redemptionNow(app, id)).state).toBe('fulfilled')
  await expect(app).toHaveRecorded('redemption.fulfilled', 1)
  expect(await problems(app)).toEqual([])
})

test('a call-back without a good signature of the last five minutes is not heard', async () => {
  const { billing, app, ann, perk, callBack, finding } = await connected()
  billing.behave('accept')
  const { id } = await redeem(app, ann, perk)
  const now = msOf(app.clock.now())
  await expect(callBack({ redemption: id }, { secret: 'another secret of thirty-two characters' })).toFailWith(
    'unauthenticated',
    'perks.signature.wrong',
  )
  await expect(callBack({ redemption: id }, { at: now - 301_000 })).toFailWith(
    'unauthenticated',
    'perks.signature.stale',
  )
  await expect(callBack({ redemption: id }, { at: now + 301_000 })).toFailWith(
    'unauthenticated',
    'perks.signature.stale',
  )
  await expect(callBack({ redemption: id }, { signature: null })).toFailWith(
    'unauthenticated',
    'perks.signature.missing',
  )
  await expect(callBack({ redemption: id }, { signature: 'sha256=abc' })).toFailWith(
    'unauthenticated',
    'perks.signature.malformed',
  )
  // What we said ourselves, thrown back at us, carries our own good signature.
  await app.drainJobs()
  const [told] = billing.heard
  await expect(
    receiveFromBilling(app.visitor(), { signature: told?.signature ?? '', body: told?.body ?? '' }),
  ).toFailWith('invalid')
  expect((await redemptionNow(app, id)).state).toBe('fulfilling')
  expect(await finding()).toEqual([])

  await app.set('perks.billingSecret', '')
  await expect(callBack({ redemption: id }, { secret: '' })).toFailWith('unauthenticated', 'perks.signature.missing')
})

test('billing that lies is noted, not believed: unknown, another amount, after the refund, failed after delivery, unasked', async () => {
  const { billing, app, ann, sam, perk, callBack, finding } = await connected()
  billing.behave('accept')
  expect(await callBack({ redemption: 'rdm_nothing' })).toEqual({ result: 'noted', finding: 'unknown_redemption' })

  const one = await redeem(app, ann, perk)
  expect(await callBack({ redemption: one.id, quantity: 50 })).toEqual({ result: 'noted', finding: 'wrong_amount' })
  expect(await callBack({ redemption: one.id, cost: 1 })).toEqual({ result: 'noted', finding: 'wrong_amount' })
  expect((await redemptionNow(app, one.id)).state).toBe('fulfilling')

  expect(await callBack({ redemption: one.id, quantity: 5 })).toMatchObject({ result: 'done' })
  expect(await callBack({ type: 'redemption.failed', redemption: one.id })).toEqual({
    result: 'noted',
    finding: 'failed_after_fulfilment',
  })

  const two = await redeem(app, ann, perk)
  expect(await callBack({ type: 'redemption.failed', redemption: two.id, reason: 'No contract.' })).toMatchObject({
    result: 'done',
  })
  expect(await callBack({ type: 'redemption.failed', redemption: two.id })).toMatchObject({ result: 'same' })
  expect(await callBack({ redemption: two.id, quantity: 5 })).toEqual({
    result: 'noted',
    finding: 'fulfilled_after_refund',
  })
  expect(await redemptionNow(app, two.id)).toMatchObject({ state: 'refunded', ended_as: 'failed' })

  const byHand = await redeem(app, ann, await aPerk(app))
  expect(await callBack({ redemption: byHand.id })).toEqual({ result: 'noted', finding: 'not_expected' })

  expect(await finding()).toEqual([
    'unknown_redemption',
    'wrong_amount',
    'wrong_amount',
    'failed_after_fulfilment',
    'fulfilled_after_refund',
    'not_expected',
  ])
  const [first] = await billingFindings(app.as(sam))
  await expect(resolveBillingFinding(app.as(sam), { messageId: first?.id ?? '', note: '' })).toFailWith('invalid')
  await resolveBillingFinding(app.as(sam), { messageId: first?.id ?? '', note: 'Theirs to correct.' })
  await expect(resolveBillingFinding(app.as(sam), { messageId: first?.id ?? '', note: 'Again.' })).toFailWith('not_now')
  await expect(resolveBillingFinding(app.as(ann), { messageId: first?.id ?? '', note: 'x' })).toFailWith('forbidden')
  expect(await finding()).toHaveLength(5)
  expect(await problems(app)).toEqual([])
})

test('an answer that claims twice the amount is noted and the redemption stays open for staff', async () => {
  const { billing, app, ann, sam, perk, finding } = await connected()
  billing.behave('lie')
  const { id } = await redeem(app, ann, perk)
  await app.drainJobs()
  expect((await redemptionNow(app, id)).state).toBe('fulfilling')
  expect(await finding()).toEqual(['wrong_amount'])
  await transitionRedemption(app.as(sam), { id, act: 'fulfil', note: 'Checked with billing.' })
  expect(await pointsNow(app, ann)).toBe('300/0')
})

test('call-back and time-out at the same moment: one of them wins whole, and nothing is given twice', async () => {
  const { billing, app, ann, perk, callBack, finding } = await connected()
  billing.behave('accept')
  for (let round = 0; round < 4; round++) {
    const { id } = await redeem(
      app,
      ann,
      await aPerk(app, { ...perk, id: `${perk.id}${round}`, slug: `race-${round}`, cost: 50 }),
    )
    await app.drainJobs()
    app.clock.advance({ hours: 72 })
    await Promise.all([
      timeOutRedemptions(app.app.context()),
      callBack({ redemption: id, quantity: 5 }),
      timeOutRedemptions(app.app.context()),
      callBack({ redemption: id, quantity: 5 }),
    ])
    expect(['fulfilled', 'refunded']).toContain((await redemptionNow(app, id)).state)
    expect(await problems(app)).toEqual([])
  }
  for (const one of await finding()) expect(one).toBe('fulfilled_after_refund')
})

test('what ended meanwhile is not sent any more, and without an address people deliver', async () => {
  const { billing, app, ann, perk } = await connected()
  billing.behave(500)
  const { id } = await redeem(app, ann, perk)
  app.clock.advance({ hours: 73 })
  await timeOutRedemptions(app.app.context())
  await sendToBilling(app.app.context(), { redemptionId: id, topic: 'redemption.approved', eventId: 'evt_late' })
  expect(billing.heard).toEqual([])
  await app.set('perks.billingUrl', '')
  expect(await redeem(app, ann, perk)).toMatchObject({ state: 'fulfilling', delivery: 'hand' })
})

test('an address inside the network is not reached unless the deployment names its host', async () => {
  const billing = await startBillingServer()
  onTestFinished(() => billing.close())
  const app = await testApp()
  await app.set('perks.billingUrl', billing.url)
  await app.set('perks.billingSecret', billing.secret)
  const ann = await aMember(app, 'ann')
  await givePoints(app, ann, 500)
  const { id } = await redeem(app, ann, await aPerk(app, { kind: 'storage', delivery: 'webhook', quantity: 5 }))
  await app.drainJobs()
  expect(billing.heard).toEqual([])
  expect((await redemptionNow(app, id)).state).toBe('fulfilling')
})
