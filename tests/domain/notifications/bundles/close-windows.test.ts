// On both databases: windows are upserted and taken with statements of their own.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import { closeWindows } from '#app/domain/notifications/bundles/close-windows.server.ts'
import { sendNow } from '#app/domain/notifications/bundles/send-now.server.ts'
import { markSeen } from '#app/domain/notifications/mark-seen.server.ts'
import { saveChoices } from '#app/domain/notifications/preferences/save-choices.server.ts'
import { saveHours } from '#app/domain/notifications/preferences/save-hours.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { preferences } from '#app/domain/notifications/queries/preferences.server.ts'
import { redateNotifications } from '#app/domain/notifications/redate-notifications.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Subjects of the mails sent so far, with what still waits sent first. */
async function subjectsOf(app: TestApp): Promise<string[]> {
  await app.drainJobs()
  return (await sentMails(app)).map(({ to, subject }) => `${to.split('@')[0]}: ${subject}`)
}

async function anAsker(
  app: TestApp,
): Promise<{ ann: Actor; bob: Actor; carl: Actor; asked: Awaited<ReturnType<typeof aThread>> }> {
  const [ann, bob, carl] = await Promise.all(
    ['ann', 'bob', 'carl'].map((handle) => aMember(app, handle, { email: `${handle}@example.com` })),
  )
  if (ann === undefined || bob === undefined || carl === undefined) throw new Error('three members')
  return { ann, bob, carl, asked: await aThread(app, { by: ann, title: 'The meter reads 0 W' }) }
}

test('at the end of the window everything unread goes into one mail, and nothing before', async () => {
  const app = await testApp()
  const { bob, carl, asked } = await anAsker(app)
  await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  app.clock.advance({ minutes: 10 })
  await anAnswer(app, { to: asked, by: carl })
  await app.drainJobs()
  expect(await subjectsOf(app)).toEqual([])

  app.clock.advance({ minutes: 6 })
  await app.drainJobs()
  expect(await subjectsOf(app)).toEqual(['ann: carl and 1 more person answered your question: The meter reads 0 W'])
  app.clock.advance({ days: 2 })
  await app.drainJobs()
  expect((await subjectsOf(app)).filter((line) => line.startsWith('ann'))).toHaveLength(1)
})

test('what was read in time is not mailed, nor what was deleted or refused after the window ended', async () => {
  const app = await testApp()
  const { ann, bob, asked } = await anAsker(app)
  await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  await markSeen(app.as(ann), { threadId: asked.thread.id })
  app.clock.advance({ minutes: 20 })
  await app.drainJobs()
  expect(await subjectsOf(app)).toEqual([])

  const deleted = await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  app.clock.advance({ minutes: 20 })
  await closeWindows(app.app.context())
  await removePost(app.as(bob), { postId: deleted.id })
  expect(await subjectsOf(app)).toEqual([])
})

test('an answer that came after the mail and went again is not mailed, nor is the earlier one a second time', async () => {
  const app = await testApp()
  const { ann, bob, carl, asked } = await anAsker(app)
  await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  app.clock.advance({ minutes: 20 })
  expect(await subjectsOf(app)).toHaveLength(1)
  const before = await toldTo(app, ann)
  const gone = await anAnswer(app, { to: asked, by: carl })
  await app.drainJobs()
  expect(await toldTo(app, ann)).not.toEqual(before)
  await removePost(app.as(carl), { postId: gone.id })
  await app.drainJobs()
  expect(await toldTo(app, ann)).toEqual(before)
  await redateNotifications(app.app.context(), { postId: gone.id })
  expect(await toldTo(app, ann)).toEqual(before)
  app.clock.advance({ minutes: 20 })
  expect(await subjectsOf(app)).toHaveLength(1)
})

/** The member's list with its times, and when the next mail would go out. */
async function toldTo(app: TestApp, actor: Actor) {
  const { items } = await notifications(app.as(actor), { unread: false, show: null }, { limit: 50, cursor: null })
  return { items, windowEndsAt: (await preferences(app.as(actor))).windowEndsAt }
}

test('the choice of the moment of sending counts', async () => {
  const app = await testApp()
  const { ann, bob, asked } = await anAsker(app)
  await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  app.clock.advance({ minutes: 20 })
  await closeWindows(app.app.context())
  await saveChoices(app.as(ann), { on: new Set(['answers.bell']) })
  expect(await subjectsOf(app)).toEqual([])
})

test('a window that would end in the quiet hours goes on until they are over; sending now ignores them', async () => {
  const app = await testApp()
  const { ann, bob, asked } = await anAsker(app)
  await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  // The window is open already; it is 18:00 in Seoul, 09:00 in London.
  await saveHours(app.as(ann), {
    timeZone: 'Europe/London',
    windowMinutes: 15,
    dailyHour: 8,
    quiet: 'on',
    quietFrom: 9,
    quietUntil: 12,
  })
  app.clock.advance({ minutes: 20 })
  await app.drainJobs()
  expect(await subjectsOf(app)).toEqual([])
  const { db } = app.app.platform.open
  expect(await db.selectFrom('notification_bundle').select('due_at').execute()).toEqual([
    { due_at: plus('2026-11-22T00:00:00.000Z', { hours: 12 }) },
  ])

  expect(await sendNow(app.as(ann))).toEqual({ queued: true })
  expect(await subjectsOf(app)).toHaveLength(1)
  app.clock.advance({ hours: 5 })
  await app.drainJobs()
  expect(await subjectsOf(app)).toHaveLength(1)
})
