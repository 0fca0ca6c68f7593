// On both databases: SQL of its own.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn, offsetSpans, plus, toInstant, zoneOffsetMinutes } from '#app/core/time.ts'
import { calendarFor } from '#app/domain/accounts/queries/profile.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** North and south, half hours, a change at midnight, a pause of summer time in Ramadan, none at all. */
const zones = [
  'Asia/Seoul',
  'America/New_York',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Pacific/Chatham',
] as const

test('whatever the zone and the hour, the spans of a year have the distance to UTC that the zone has', () => {
  const from = '2025-11-22T00:00:00.000Z'
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 364 * 86_400_000 }), (zone, ms) => {
      const at = toInstant(Date.parse(from) + ms)
      const span = offsetSpans(from, '2026-11-22T00:00:00.000Z', zone).findLast((one) => one.from <= at)
      expect(span?.offset).toBe(zoneOffsetMinutes(at, zone))
    }),
    { numRuns: 400 },
  )
})

test('each post stands on the day that its writer’s community had then, in summer time and out of it', async () => {
  for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Seoul'] as const) {
    const app = await testApp()
    await app.set('site.timeZone', zone)
    const { ann, bob } = await people(app, 'ann', 'bob')
    const asked = await aThread(app, { by: ann })
    const expected = new Map<string, number>()
    for (const day of [
      '2026-01-15',
      '2026-03-08',
      '2026-04-05',
      '2026-07-15',
      '2026-10-04',
      '2026-11-01',
      '2026-11-20',
    ]) {
      // Every half hour around both midnights of a day.
      for (const minutes of [-90, -45, -15, 15, 45, 90]) {
        const at = plus(`${day}T04:00:00.000Z`, { minutes })
        const { id } = await anAnswer(app, { to: asked, by: bob, body: `${at}` })
        await app.app.platform.open.db.updateTable('post').set({ created_at: at }).where('id', '=', id).execute()
        const local = dayIn(at, zone)
        expected.set(local, (expected.get(local) ?? 0) + 1)
      }
    }

    const { weeks } = await calendarFor(app.visitor(), bob.memberId ?? '')
    const shown = new Map(
      weeks
        .flat()
        .filter(({ count }) => count > 0)
        .map(({ day, count }) => [day, count]),
    )
    expect(Object.fromEntries([...shown].sort()), zone).toEqual(Object.fromEntries([...expected].sort()))
  }
}, 30_000)
