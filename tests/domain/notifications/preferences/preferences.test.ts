import { expect, test } from 'vitest'
import { choosePreset } from '#app/domain/notifications/preferences/choose-preset.server.ts'
import { hoursShape } from '#app/domain/notifications/preferences/input.ts'
import { saveChoices } from '#app/domain/notifications/preferences/save-choices.server.ts'
import { saveHours } from '#app/domain/notifications/preferences/save-hours.server.ts'
import { preferences } from '#app/domain/notifications/queries/preferences.server.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a preset sets the whole table, single cells are kept beside it, and the next preset ends them', async () => {
  const app = await testApp()
  const { ann } = await people(app, 'ann')
  const cells = async () =>
    new Map((await preferences(app.as(ann))).rows.map(({ topic, channels }) => [topic, channels] as const))
  expect((await cells()).get('votes')).toEqual({ bell: true, mail: false, push: false })

  await choosePreset(app.as(ann), { preset: 'everything' })
  expect((await cells()).get('votes')?.mail).toBe(true)

  const on = [...(await cells())].flatMap(([topic, channels]) =>
    Object.entries(channels).flatMap(([channel, chosen]) => (chosen ? [`${topic}.${channel}`] : [])),
  )
  await saveChoices(app.as(ann), { on: new Set(on.filter((cell) => cell !== 'votes.mail')) })
  expect((await preferences(app.as(ann))).adjusted).toBe(true)
  expect((await cells()).get('votes')).toMatchObject({ bell: true, mail: false })
  const { db } = app.app.platform.open
  // Only what differs is kept: the rest follows the preset, also for topics that are added later.
  expect(await db.selectFrom('notification_choice').select(['topic', 'channel', 'chosen']).execute()).toEqual([
    { topic: 'votes', channel: 'mail', chosen: 0 },
  ])

  await choosePreset(app.as(ann), { preset: 'essential' })
  expect(await preferences(app.as(ann))).toMatchObject({ preset: 'essential', adjusted: false })
})

test('what is always told cannot be refused, and topics of other roles cannot be chosen', async () => {
  const app = await testApp()
  const { ann } = await people(app, 'ann')
  await saveChoices(app.as(ann), { on: new Set(['work.mail', 'nonsense.mail']) })
  const { rows } = await preferences(app.as(ann))
  expect(rows.find(({ topic }) => topic === 'cases')).toMatchObject({ channels: { bell: true }, fixed: ['bell'] })
  expect(rows.some(({ topic }) => topic === 'work')).toBe(false)
})

test('hours are kept where they differ from the site’s, so that a change of those reaches everybody else', async () => {
  const app = await testApp()
  const { ann } = await people(app, 'ann')
  await saveHours(app.as(ann), {
    timeZone: 'Europe/Berlin',
    windowMinutes: 15,
    dailyHour: 8,
    quiet: 'on',
    quietFrom: 22,
    quietUntil: 7,
  })
  await app.set('notifications.windowMinutes', 30)
  expect((await preferences(app.as(ann))).hours).toEqual({
    timeZone: 'Europe/Berlin',
    quiet: { from: 22, until: 7 },
    windowMinutes: 30,
    dailyHour: 8,
  })
})

test.each([
  [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
  [{ quiet: 'on', quietFrom: '7', quietUntil: '7' }, 'quietUntil'],
  [{ dailyHour: '24' }, 'dailyHour'],
])('refuses hours that no clock shows: %o', (wrong, field) => {
  const right = { timeZone: 'Asia/Seoul', windowMinutes: '15', dailyHour: '8', quietFrom: '22', quietUntil: '8' }
  const parsed = hoursShape.safeParse({ ...right, ...wrong })
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field])
})
