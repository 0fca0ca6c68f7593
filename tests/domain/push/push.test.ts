import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { sessionHash } from '#app/domain/accounts/sessions/lucia-adapter.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { deleteSession } from '#app/domain/accounts/store/accounts.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { saveChoices } from '#app/domain/notifications/preferences/save-choices.server.ts'
import { saveHours } from '#app/domain/notifications/preferences/save-hours.server.ts'
import { readAllNotifications } from '#app/domain/notifications/read-all-notifications.server.ts'
import { dropSubscriptions } from '#app/domain/push/drop-subscriptions.server.ts'
import { pushNews } from '#app/domain/push/push-news.server.ts'
import { countSubscriptions, missedAnswer } from '#app/domain/push/queries/subscriptions.server.ts'
import { saveSubscription } from '#app/domain/push/save-subscription.server.ts'
import { sendPush } from '#app/domain/push/send-push.server.ts'
import { vapidKeys } from '#app/domain/push/vapid-keys.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { startPushServer, type PushServer } from '#tests/setup/push-server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** A site whose browsers are at the stand-in service, with Ann's browser subscribed. */
async function pushingSite(env: Record<string, string> = {}) {
  const app = await testApp({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', ...env })
  const service = await startPushServer()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  // A browser subscribes with the key of the site.
  await vapidKeys(app.app.context())
  const session = await subscribed(app, service, ann)
  return { app, service, ann, bob, sam, session }
}

/** @returns the hash of the session that the browser is signed in with */
async function subscribed(app: TestApp, service: PushServer, member: Actor): Promise<string> {
  const id = await app.app
    .context()
    .write((tx) => startSession(tx, member.memberId ?? '', member, { userAgent: null, ip: null }))
  await saveSubscription(app.as(member), { ...service.subscribe(), sessionHash: sessionHash(id) })
  return sessionHash(id)
}

test('an answer reaches the browser of its asker: the kind and the site, signed, and nothing of what was written', async () => {
  const { app, service, ann, bob, sam } = await pushingSite()
  const question = await aThread(app, { by: ann, title: 'My quextitle does not start' })
  await anAnswer(app, { to: question, by: bob, body: 'Ask quexbody about it.' })
  const { number } = await aPrivateCase(app, { of: ann, body: 'My quexcase was charged twice, please look.' })
  await replyToCase(app.as(sam), { number, body: 'We look into quexreply.', privately: true, wait: false })
  await app.drainJobs()

  expect(new Set(service.shown.map(({ title }) => title))).toEqual(
    new Set([app.app.platform.settings.get('site.name')]),
  )
  expect(new Set(service.shown.map(({ body }) => body))).toEqual(
    new Set(['New answer in your thread', 'News in one of your cases']),
  )
  expect(JSON.stringify(service.shown)).not.toMatch(/quex|Bob|Sam/)
  const [asked] = service.asked
  const keys = await vapidKeys(app.app.context())
  expect(asked?.key).toBe(keys.publicKey)
  expect(asked?.claims).toMatchObject({
    aud: new URL(service.subscribe().endpoint).origin,
    sub: 'mailto:postmaster@localhost',
  })
  expect(asked?.headers).toMatchObject({ ttl: '86400', 'content-encoding': 'aes128gcm' })
})

test('the key of the site is made once and lies sealed in the database', async () => {
  const { app } = await pushingSite()
  const made = await vapidKeys(app.app.context())
  expect(await vapidKeys(app.app.context())).toEqual(made)
  const row = await app.app.platform.open.reader.selectFrom('push_key').selectAll().executeTakeFirstOrThrow()
  expect(JSON.stringify(row)).not.toContain(made.privateKey)
})

test('what was read, hidden or unwanted by then is not sent', async () => {
  for (const undo of ['read', 'hidden', 'unwanted', 'signed out', 'turned off'] as const) {
    const { app, service, ann, bob, session } = await pushingSite()
    const question = await aThread(app, { by: ann })
    const answer = await anAnswer(app, { to: question, by: bob })
    const cause = await app.app.platform.open.reader
      .selectFrom('event_log')
      .select('id')
      .where('type', '=', 'post.written')
      .executeTakeFirstOrThrow()
    service.answer(503)
    await app.drainJobs()
    expect(service.asked.length, undo).toBe(1)
    service.answer(201)

    if (undo === 'read') await readAllNotifications(app.as(ann), { until: null })
    if (undo === 'hidden') await removePost(app.as(bob), { postId: answer.id })
    if (undo === 'unwanted') await saveChoices(app.as(ann), { on: new Set() })
    if (undo === 'signed out') await deleteSession(app.app.platform.open.db, session)
    if (undo === 'turned off') await dropSubscriptions(app.as(ann), { endpoint: null })
    app.clock.advance({ minutes: 2 })
    await app.drainJobs()
    await pushNews(app.app.context(), { causeId: cause.id })
    await app.drainJobs()
    expect(service.shown, undo).toEqual([])
  }
}, 60_000)

test('a service that fails is asked again; a browser that is gone is forgotten', async () => {
  const { app, service, ann, bob } = await pushingSite()
  service.answer(503)
  await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await app.drainJobs()
  service.answer(201)
  app.clock.advance({ minutes: 2 })
  await app.drainJobs()
  expect(service.shown).toHaveLength(1)

  service.answer(410)
  await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await app.drainJobs()
  expect(await countSubscriptions(app.as(ann))).toBe(0)
  await sendPush(app.app.context(), { causeId: 'evt_none', subscriptionId: 'psh_none', tries: '0' })
})

test('nothing is shown in the quiet hours; it comes when they end', async () => {
  const { app, service, ann, bob } = await pushingSite()
  // The clock begins at 18:00 in Seoul.
  await saveHours(app.as(ann), {
    timeZone: 'Asia/Seoul',
    windowMinutes: 15,
    dailyHour: 9,
    quiet: 'on',
    quietFrom: 17,
    quietUntil: 20,
  })
  await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await app.drainJobs()
  expect(service.asked).toEqual([])
  app.clock.advance({ hours: 2, minutes: 1 })
  await app.drainJobs()
  expect(service.shown).toHaveLength(1)
})

test('an address inside the network is never asked', async () => {
  const { app, service, ann, bob } = await pushingSite({ WEBHOOK_ALLOWED_HOSTS: '' })
  await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await app.drainJobs()
  expect(service.asked).toEqual([])
  expect(await countSubscriptions(app.as(ann))).toBe(0)
})

test('a browser belongs to whoever used it last; push is offered after an answer waited for an hour', async () => {
  const { app, service, ann, bob } = await pushingSite()
  const browser = service.subscribe()
  for (const member of [ann, bob]) {
    const id = await app.app
      .context()
      .write((tx) => startSession(tx, member.memberId ?? '', member, { userAgent: null, ip: null }))
    await saveSubscription(app.as(member), { ...browser, sessionHash: sessionHash(id) })
  }
  expect([await countSubscriptions(app.as(ann)), await countSubscriptions(app.as(bob))]).toEqual([1, 1])

  await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await app.drainJobs()
  await dropSubscriptions(app.as(ann), { endpoint: null })
  expect(await missedAnswer(app.as(ann))).toBe(false)
  app.clock.advance({ minutes: 61 })
  expect(await missedAnswer(app.as(ann))).toBe(true)
  await subscribed(app, service, ann)
  expect(await missedAnswer(app.as(ann))).toBe(false)
})
