import { expect, test } from 'vitest'
import { markSeen } from '#app/domain/notifications/mark-seen.server.ts'
import { countUnread } from '#app/domain/notifications/queries/count.server.ts'
import { action as settingsAction, loader as settings } from '#app/routes/me/notification-settings.tsx'
import { action, loader } from '#app/routes/me/notifications.tsx'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

type Row = { text: string; name: string | null; href: string; about: string | null; unread: boolean }
type Data = { days: { day: string; rows: Row[] }[] }

test('the page says who did what where, under the day, and marks all as read up to what it showed', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann, title: 'The meter reads 0 W' })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  const path = '/me/notifications?show=posts'
  const { data } = await answerOf(loader(routeArgs(app.as(ann), path)))
  expect((data as Data).days).toMatchObject([
    {
      day: 'today',
      rows: [
        {
          text: 'notifications.says.answered.one',
          name: 'Bob',
          about: 'The meter reads 0 W',
          href: `/posts/${answer.id}`,
          unread: true,
        },
      ],
    },
  ])

  const until = app.clock.now()
  app.clock.advance({ minutes: 1 })
  await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await app.drainJobs()
  await answerOf(action(routeArgs(app.as(ann), '/me/notifications', {}, { intent: 'readAll', until })))
  expect(await countUnread(app.as(ann))).toBeGreaterThan(0)
  await markSeen(app.as(ann), { threadId: asked.thread.id })
})

test('the settings page keeps the hours that were typed when one is wrong', async () => {
  const app = await testApp()
  const { ann } = await people(app, 'ann')
  const path = '/me/settings/notifications'
  const sent = {
    intent: 'hours',
    timeZone: 'Nowhere',
    windowMinutes: '30',
    dailyHour: '9',
    quietFrom: '22',
    quietUntil: '8',
  }
  const refused = await answerOf(settingsAction(routeArgs(app.as(ann), path, {}, sent)))
  expect(refused).toMatchObject({ status: 422, data: { result: { initialValue: { windowMinutes: '30' } } } })

  await answerOf(settingsAction(routeArgs(app.as(ann), path, {}, { ...sent, timeZone: 'Europe/Berlin' })))
  await answerOf(settingsAction(routeArgs(app.as(ann), path, {}, { intent: 'preset', preset: 'essential' })))
  const { data } = await answerOf(settings(routeArgs(app.as(ann), path)))
  expect(data).toMatchObject({ preset: 'essential', hours: { timeZone: 'Europe/Berlin', dailyHour: 9 } })
})
