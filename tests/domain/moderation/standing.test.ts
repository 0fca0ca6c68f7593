import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { standingAt } from '#app/core/standing.ts'
import { presentActors } from '#app/domain/accounts/sessions/present-actors.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { acknowledgeWarning } from '#app/domain/moderation/sanctions/acknowledge-warning.server.ts'
import { endSanctions } from '#app/domain/moderation/sanctions/end-sanctions.server.ts'
import { giveSanction } from '#app/domain/moderation/sanctions/give-sanction.server.ts'
import { liftSanction } from '#app/domain/moderation/sanctions/lift-sanction.server.ts'
import { readableSanction } from '#app/domain/moderation/sanctions/readable-sanction.server.ts'
import { permissions, type Permission } from '#app/registry/permissions.ts'
import { keptPermissions, memberStandings } from '#app/registry/standings.ts'
import { people } from '#tests/factories/members.ts'
import { aSanction, presently } from '#tests/factories/moderation.ts'
import { testApp } from '#tests/setup/test-app.ts'

const hour = '2026-11-22T10:00:00.000Z'
const none = { suspended_at: null, suspended_until: null, silenced_until: null, warned_at: null }

test.each([
  ['free', none],
  ['warned', { ...none, warned_at: '2026-11-22T09:00:00.000Z' }],
  ['silenced', { ...none, silenced_until: '2026-11-22T10:00:00.001Z', warned_at: '2026-11-22T09:00:00.000Z' }],
  ['free', { ...none, silenced_until: hour }],
  [
    'suspended',
    {
      ...none,
      suspended_at: '2026-11-22T09:00:00.000Z',
      suspended_until: '2026-11-22T10:00:00.001Z',
      silenced_until: '2027-01-01T00:00:00.000Z',
    },
  ],
  [
    'silenced',
    {
      ...none,
      suspended_at: '2026-11-22T09:00:00.000Z',
      suspended_until: hour,
      silenced_until: '2027-01-01T00:00:00.000Z',
    },
  ],
  ['banned', { ...none, suspended_at: '2026-11-22T09:00:00.000Z' }],
] as const)('by the clock, a member is %s: %o', (standing, columns) => {
  expect(standingAt(columns, hour)).toBe(standing)
})

test('what a restricted member may do is what the registry keeps, whatever their role', () => {
  for (const standing of memberStandings) {
    if (standing === 'free') continue
    const kept: readonly Permission[] = keptPermissions[standing]
    for (const permission of Object.keys(permissions) as Permission[]) {
      const admin = {
        memberId: 'mem_1',
        handle: 'ada',
        name: 'Ada',
        roles: ['member', 'admin'] as const,
        trustLevel: 4,
        standing,
      }
      expect([permission, can(admin, permission, { ownerId: 'mem_1' })]).toEqual([
        permission,
        kept.includes(permission) && can({ ...admin, standing: 'free' }, permission, { ownerId: 'mem_1' }),
      ])
    }
  }
})

test('a silence ends by the clock alone, and the job says so afterwards', async () => {
  const site = await testApp()
  const { ann, mo } = await people(site, 'ann', 'mo')
  await aSanction(site, { of: ann, by: mo })
  expect((await presently(site, ann)).standing).toBe('silenced')
  site.clock.advance({ hours: 24 })
  expect((await presently(site, ann)).standing).toBe('free')
  await endSanctions(site.as(systemActor))
  await expect(site).toHaveRecorded('sanction.expired')
  expect(
    (
      await site.app.platform.open.reader
        .selectFrom('member')
        .select('silenced_until')
        .where('id', '=', ann.memberId ?? '')
        .executeTakeFirst()
    )?.silenced_until,
  ).toBeNull()
})

test('the ladder is 24 hours, 3, 7 and 30 days, twice as long when it is soon again', async () => {
  const site = await testApp()
  const { ann, mo } = await people(site, 'ann', 'mo')
  const lasts = async () => {
    const { from_at, until_at } = await aSanction(site, { of: ann, by: mo })
    return (Date.parse(until_at ?? '') - Date.parse(from_at)) / 3_600_000
  }
  expect(await lasts()).toBe(24)
  site.clock.advance({ days: 60 })
  expect(await lasts()).toBe(72)
  site.clock.advance({ days: 3 })
  expect(await lasts()).toBe(2 * 168)
  site.clock.advance({ days: 100 })
  expect(await lasts()).toBe(720)
  site.clock.advance({ days: 100 })
  expect(await lasts()).toBe(720)
})

test('a lifted sanction has no effect and counts on no ladder', async () => {
  const site = await testApp()
  const { ann, mo } = await people(site, 'ann', 'mo')
  const { id } = await aSanction(site, { of: ann, by: mo })
  await liftSanction(site.as(mo), { id, reason: 'It was about another member.' })
  expect((await presently(site, ann)).standing).toBe('free')
  const again = await aSanction(site, { of: ann, by: mo })
  expect(Date.parse(again.until_at ?? '') - Date.parse(again.from_at)).toBe(24 * 3_600_000)
})

test('a suspension signs its member out everywhere at once, streams included, and a new session leads to its page only', async () => {
  const site = await testApp()
  const { ann, mo } = await people(site, 'ann', 'mo')
  const device = { userAgent: 'Firefox', ip: '203.0.113.7' }
  const begin = () => site.as(ann).write((tx) => startSession(tx, ann.memberId ?? '', ann, device))
  const before = await begin()
  const look = (id: string) => sessionActor(site.app.platform, id, site.clock.now())
  const hash = (await look(before))?.session.idHash ?? ''
  await aSanction(site, { of: ann, by: mo, kind: 'suspension' })
  expect(await look(before)).toBeNull()
  expect((await presentActors(site.app.platform.open.reader, [hash], site.clock.now(), 'none')).size).toBe(0)
  const found = await look(await begin())
  expect(found?.actor).toMatchObject({ standing: 'suspended', roles: ['member'] })
  expect(
    (await presentActors(site.app.platform.open.reader, [found?.session.idHash ?? ''], site.clock.now(), 'none')).size,
  ).toBe(0)
})

test('a warning stops its member from writing until it was read', async () => {
  const site = await testApp()
  const { ann, bob, mo } = await people(site, 'ann', 'bob', 'mo')
  const { id } = await aSanction(site, { of: ann, by: mo, kind: 'warning' })
  const warned = await presently(site, ann)
  expect(can(warned, 'post.write')).toBe(false)
  expect(can(warned, 'thread.read')).toBe(true)
  await expect(acknowledgeWarning(site.as(bob), { id })).toFailWith('not_found', 'moderation.errors.notFound')
  await acknowledgeWarning(site.as(warned), { id })
  await acknowledgeWarning(site.as(warned), { id })
  expect(can(await presently(site, ann), 'post.write')).toBe(true)
})

test('nobody decides about oneself, and about staff and moderators only an admin does', async () => {
  const site = await testApp()
  const { mo, sam, ada, ann } = await people(site, 'mo', 'sam', 'ada', 'ann')
  const words = { kind: 'ban', rule: 'illegal', reason: 'For this test', law: '', evidence: [] } as const
  await expect(giveSanction(site.as(mo), 'nobody', { ...words, evidence: [] })).toFailWith(
    'not_found',
    'errors.notFound',
  )
  await expect(aSanction(site, { of: mo, by: mo })).toFailWith('forbidden', 'moderation.errors.own')
  await expect(aSanction(site, { of: sam, by: mo })).toFailWith('forbidden', 'moderation.errors.staff')
  await expect(aSanction(site, { of: mo, by: ann })).toFailWith('forbidden', 'errors.forbidden')
  await aSanction(site, { of: sam, by: ada })
  expect(await presently(site, sam)).toMatchObject({ standing: 'silenced', roles: ['member'] })
})

test('a sanction is read by its member and by moderators, and exists for nobody else', async () => {
  const site = await testApp()
  const { ann, bob, mo } = await people(site, 'ann', 'bob', 'mo')
  const { id } = await aSanction(site, { of: ann, by: mo })
  for (const reader of [await presently(site, ann), mo])
    expect(await readableSanction(site.as(reader), id)).toMatchObject({ id, handle: 'ann', rule: 'respect' })
  await expect(readableSanction(site.as(bob), id)).toFailWith('not_found', 'moderation.errors.notFound')
})
