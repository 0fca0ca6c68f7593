import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { readSessionCookie, sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const device = { userAgent: 'Firefox on a laptop', ip: '203.0.113.7' }

function begin(site: TestApp, member: Actor): Promise<string> {
  return site.as(member).write((tx) => startSession(tx, member.memberId ?? '', member, device))
}

function look(site: TestApp, sessionId: string) {
  return sessionActor(site.app.platform, sessionId, site.clock.now())
}

test('a session leads to its member with every role and the level of trust', async () => {
  const site = await testApp()
  const sam = await aMember(site, 'sam', { roles: ['agent', 'curator'], trustLevel: 3 })
  const found = await look(site, await begin(site, sam))
  expect(found?.actor).toMatchObject({ memberId: sam.memberId, handle: 'sam', name: 'Sam', trustLevel: 3 })
  expect(new Set(found?.actor.roles)).toEqual(new Set(['member', 'agent', 'curator']))
})

test('an unknown session id leads to nobody', async () => {
  const site = await testApp()
  expect(await look(site, 'a'.repeat(52))).toBeNull()
})

test('the database holds no session id, only its hash', async () => {
  const site = await testApp()
  const id = await begin(site, await aMember(site, 'ann'))
  const rows = await site.app.platform.open.reader.selectFrom('session').selectAll().execute()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(id)
  expect(rows[0]?.id_hash).toMatch(/^[0-9a-f]{64}$/)
})

test('a session ends when it is unused for 14 days', async () => {
  const site = await testApp()
  const id = await begin(site, await aMember(site, 'ann'))
  site.clock.advance({ days: 13, hours: 23 })
  expect(await look(site, id)).not.toBeNull()
  site.clock.advance({ days: 13, hours: 23 })
  expect(await look(site, id)).not.toBeNull()
  site.clock.advance({ days: 14 })
  expect(await look(site, id)).toBeNull()
})

test('a session in use every day ends after 60 days all the same', async () => {
  const site = await testApp()
  const id = await begin(site, await aMember(site, 'ann'))
  for (let day = 1; day < 60; day++) {
    site.clock.advance({ days: 1 })
    expect(await look(site, id)).not.toBeNull()
  }
  site.clock.advance({ days: 1 })
  expect(await look(site, id)).toBeNull()
})

test('a staff session ends after 30 unused minutes', async () => {
  const site = await testApp()
  const id = await begin(site, await aMember(site, 'sam'))
  site.clock.advance({ minutes: 29 })
  expect(await look(site, id)).not.toBeNull()
  site.clock.advance({ minutes: 30 })
  expect(await look(site, id)).toBeNull()
})

test('a staff session in steady use ends after 12 hours', async () => {
  const site = await testApp()
  const id = await begin(site, await aMember(site, 'ada'))
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    site.clock.advance({ minutes: 20 })
    expect(await look(site, id)).not.toBeNull()
  }
  site.clock.advance({ minutes: 20 })
  expect(await look(site, id)).toBeNull()
})

test('being seen is written down once in five minutes at most', async () => {
  const site = await testApp()
  const id = await begin(site, await aMember(site, 'ann'))
  const seenAt = async () =>
    (await site.app.platform.open.reader.selectFrom('session').select('last_seen_at').executeTakeFirstOrThrow())
      .last_seen_at
  const begun = site.clock.now()
  site.clock.advance({ minutes: 4, seconds: 59 })
  await look(site, id)
  expect(await seenAt()).toBe(begun)
  site.clock.advance({ seconds: 1 })
  await look(site, id)
  expect(await seenAt()).toBe(site.clock.now())
})

test('a suspended member is known as one from the next request on, without rights of staff', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const id = await begin(site, ann)
  await site.app.platform.open.db
    .updateTable('member')
    .set({ suspended_at: site.clock.now() })
    .where('id', '=', ann.memberId)
    .execute()
  expect((await look(site, id))?.actor).toMatchObject({ standing: 'banned', roles: ['member'] })
})

test('the twenty-first session ends the oldest', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const ids: string[] = []
  for (let i = 0; i < 21; i++) {
    ids.push(await begin(site, ann))
    site.clock.advance({ minutes: 1 })
  }
  expect(await look(site, ids[0] ?? '')).toBeNull()
  expect(await look(site, ids[1] ?? '')).not.toBeNull()
  expect(await look(site, ids[20] ?? '')).not.toBeNull()
})

test('the cookie is bound to the host on https, and read back from a header among others', () => {
  const id = 'a2'.repeat(26)
  expect(sessionCookie({ secure: true }, id)).toBe(
    `__Host-sid=${id}; HttpOnly; Max-Age=34560000; Path=/; SameSite=Lax; Secure`,
  )
  expect(sessionCookie({ secure: false }, id)).toMatch(/^sid=/)
  expect(readSessionCookie({ secure: true }, `lang=ko; __Host-sid=${id}; theme=dark`)).toBe(id)
  expect(readSessionCookie({ secure: true }, `sid=${id}`)).toBeNull()
  expect(readSessionCookie({ secure: false }, 'sid=../../etc')).toBeNull()
  expect(readSessionCookie({ secure: false }, null)).toBeNull()
})
