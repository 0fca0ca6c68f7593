// On both databases: row locks and races.
import { expect, test } from 'vitest'
import { verifyAudit } from '#app/core/audit.server.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { setRoles } from '#app/domain/accounts/members/set-roles.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { setTrust } from '#app/domain/accounts/trust/set-trust.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('an admin gives roles; the member signs in anew, and the audit log says who did what', async () => {
  const site = await testApp()
  const ada = await aMember(site, 'ada')
  const { sessionId, memberId } = await registerMember(
    site.visitor(),
    { handle: 'Sam', name: 'Sam', email: 'sam@example.com', password: 'quiet morning tea' },
    { userAgent: null, ip: null },
  )
  expect(
    await setRoles(site.as(ada), { handle: 'sam', roles: ['curator', 'agent'], reason: 'joined the team' }),
  ).toEqual({ before: [], after: ['curator', 'agent'] })
  expect(await sessionActor(site.app.platform, sessionId, site.clock.now())).toBeNull()
  await expect(site).toHaveRecorded('member.roleChanged', 1)
  const [entry] = await site.app.platform.open.reader.selectFrom('audit_event').selectAll().execute()
  expect(entry).toMatchObject({
    action: 'member.setRoles',
    actor_id: ada.memberId,
    subject_id: memberId,
    before: '[]',
    after: '["curator","agent"]',
    reason: 'joined the team',
  })
  expect(await verifyAudit(site.app.platform.open.reader)).toEqual({ rows: 1, brokenAt: null })
})

test('giving the same roles again changes and records nothing', async () => {
  const site = await testApp()
  const ada = await aMember(site, 'ada')
  await aMember(site, 'bob')
  await setRoles(site.as(ada), { handle: 'bob', roles: ['moderator'] })
  await setRoles(site.as(ada), { handle: 'bob', roles: ['moderator', 'moderator'] })
  await expect(site).toHaveRecorded('member.roleChanged', 1)
})

test('the last admin stays admin', async () => {
  const site = await testApp()
  const ada = await aMember(site, 'ada')
  await expect(setRoles(site.as(ada), { handle: 'ada', roles: [] })).toFailWith('not_now', 'accounts.problem.lastAdmin')
  await aMember(site, 'eve', { roles: ['admin'] })
  expect((await setRoles(site.as(ada), { handle: 'ada', roles: ['agent'] })).after).toEqual(['agent'])
})

test('roles and trust are set by admins only, for members who exist', async () => {
  const site = await testApp()
  await aMember(site, 'ann')
  for (const handle of ['bob', 'mo', 'cora', 'sam'] as const) {
    const actor = await aMember(site, handle)
    await expect(setRoles(site.as(actor), { handle: 'ann', roles: ['admin'] })).toFailWith('forbidden')
    await expect(setTrust(site.as(actor), { handle: 'ann', level: 4 })).toFailWith('forbidden')
  }
  await expect(setTrust(site.visitor(), { handle: 'ann', level: 4 })).toFailWith('unauthenticated')
  const ada = await aMember(site, 'ada')
  await expect(setRoles(site.as(ada), { handle: 'nobody', roles: [] })).toFailWith('not_found')
  await expect(setTrust(site.as(ada), { handle: 'nobody', level: 1 })).toFailWith('not_found')
})

test('trust set by hand is recorded with who did it, and stays out of reach of the rules', async () => {
  const site = await testApp()
  const { ada, ann } = await people(site, 'ada', 'ann')
  expect(await setTrust(site.as(ada), { handle: 'ann', level: 4 })).toEqual({ before: 1, after: 4 })
  await setTrust(site.as(ada), { handle: 'ann', level: 4 })
  await expect(site).toHaveRecorded('member.trustChanged', 1)
  const { db } = site.app.platform.open
  const row = await db
    .selectFrom('member')
    .select(['trust_level', 'trust_fixed_at'])
    .where('id', '=', ann.memberId)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ trust_level: 4, trust_fixed_at: site.clock.now() })
  const event = await db
    .selectFrom('event_log')
    .select('payload')
    .where('type', '=', 'member.trustChanged')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(event.payload)).toEqual({ memberId: ann.memberId, before: 1, after: 4, by: ada.memberId })
})
