// On both databases: row locks and races.
import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { plus } from '#app/core/time.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { changePassword } from '#app/domain/accounts/passwords/change-password.server.ts'
import { listSessions } from '#app/domain/accounts/sessions/list-sessions.server.ts'
import { sessionHash } from '#app/domain/accounts/sessions/lucia-adapter.server.ts'
import { revokeOtherSessions, revokeSession } from '#app/domain/accounts/sessions/revoke-session.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { signIn } from '#app/domain/accounts/sessions/sign-in.server.ts'
import { signOut } from '#app/domain/accounts/sessions/sign-out.server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const password = 'quiet morning tea'
const device = {
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  ip: '203.0.113.7',
}

async function withAnn() {
  const site = await testApp()
  const { memberId, sessionId } = await registerMember(
    site.visitor(),
    { handle: 'Ann', name: 'Ann', email: 'ann@example.com', password },
    device,
  )
  const ann = { memberId, handle: 'Ann', name: 'Ann', roles: ['member'] as const, trustLevel: 0 }
  return { site, ann, sessionId }
}

const enter = async (site: TestApp, login: string, with_ = password, replaces: string | null = null) => {
  const { actor, sessionId } = await signIn(site.visitor(), { login, password: with_, device, replaces })
  return { actor, sessionId: sessionId ?? '' }
}
const alive = async (site: TestApp, sessionId: string) =>
  (await sessionActor(site.app.platform, sessionId, site.clock.now())) !== null

test('handle or e-mail address, in whatever case, with the password opens a session', async () => {
  const { site } = await withAnn()
  for (const login of ['Ann', 'ann', 'ann@example.com', 'ANN@Example.com']) {
    const { sessionId, actor } = await enter(site, login)
    expect(actor.handle).toBe('Ann')
    expect(await alive(site, sessionId)).toBe(true)
  }
})

test('a wrong password and an unknown name get the same answer', async () => {
  const { site } = await withAnn()
  await expect(enter(site, 'ann', 'wrong password')).toFailWith('invalid', 'accounts.problem.signIn')
  await expect(enter(site, 'nobody')).toFailWith('invalid', 'accounts.problem.signIn')
  await expect(enter(site, 'nobody@example.com')).toFailWith('invalid', 'accounts.problem.signIn')
})

test('a suspended member signs in, to be told why, but only with the right password', async () => {
  const { site, ann } = await withAnn()
  await site.app.platform.open.db
    .updateTable('member')
    .set({ suspended_at: site.clock.now() })
    .where('id', '=', ann.memberId)
    .execute()
  expect((await enter(site, 'ann')).sessionId).not.toBe('')
  await expect(enter(site, 'ann', 'wrong password')).toFailWith('invalid', 'accounts.problem.signIn')
})

test('signing in ends the session the browser had before', async () => {
  const { site, sessionId } = await withAnn()
  const next = await enter(site, 'ann', password, sessionHash(sessionId))
  expect(next.sessionId).not.toBe(sessionId)
  expect(await alive(site, sessionId)).toBe(false)
})

test('a hash of an older cost is made anew at the next sign-in', async () => {
  const { site, ann } = await withAnn()
  const { db } = site.app.platform.open
  const old = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 })
  await db.updateTable('member').set({ password_hash: old }).where('id', '=', ann.memberId).execute()
  await enter(site, 'ann')
  const row = await db
    .selectFrom('member')
    .select('password_hash')
    .where('id', '=', ann.memberId)
    .executeTakeFirstOrThrow()
  expect(row.password_hash).toContain('m=19456,t=2,p=1')
  await enter(site, 'ann')
})

test('signing out ends the session, and twice is no harm', async () => {
  const { site, ann, sessionId } = await withAnn()
  await signOut(site.as(ann), { sessionHash: sessionHash(sessionId) })
  await signOut(site.as(ann), { sessionHash: sessionHash(sessionId) })
  await signOut(site.visitor(), { sessionHash: null })
  expect(await alive(site, sessionId)).toBe(false)
})

test('a new password ends every session and gives this browser another id', async () => {
  const { site, ann, sessionId } = await withAnn()
  const phone = await enter(site, 'ann')
  const changed = await changePassword(site.as(ann), { next: 'slow evening walk', device })
  expect(await alive(site, sessionId)).toBe(false)
  expect(await alive(site, phone.sessionId)).toBe(false)
  expect(await alive(site, changed.sessionId)).toBe(true)
  await expect(site).toHaveRecorded('member.passwordChanged', 1)
  await expect(enter(site, 'ann')).toFailWith('invalid')
  await enter(site, 'ann', 'slow evening walk')
})

test('the new password must be good and another, and the sign-in recent', async () => {
  const { site, ann, sessionId } = await withAnn()
  const change = (next: string) => changePassword(site.as(ann), { next, device })
  await expect(change(password)).toFailWith('invalid', 'accounts.problem.password.same')
  await expect(change('tea')).toFailWith('invalid', 'accounts.problem.password.tooShort')
  await expect(changePassword(site.visitor(), { next: 'slow evening walk', device })).toFailWith('unauthenticated')
  const earlier = { idHash: sessionHash(sessionId), confirmedAt: plus(site.clock.now(), { minutes: -10 }) }
  await expect(changePassword(site.as(ann, { session: earlier }), { next: 'slow evening walk', device })).toFailWith(
    'forbidden',
    'accounts.confirm.needed',
  )
  expect(await alive(site, sessionId)).toBe(true)
})

test('a member sees their sessions, the present one first, and ends one or all others', async () => {
  const { site, ann, sessionId } = await withAnn()
  site.clock.advance({ minutes: 1 })
  const [phone, tablet] = [await enter(site, 'ann'), await enter(site, 'ann')]
  const current = sessionHash(sessionId)
  const list = await listSessions(site.as(ann), { sessionHash: current })
  expect(list).toHaveLength(3)
  expect(list[0]).toMatchObject({
    id: current,
    current: true,
    ip: '203.0.113.7',
    browser: { browser: 'Chrome', system: 'Linux' },
  })
  expect(list.filter((session) => session.current)).toHaveLength(1)

  await revokeSession(site.as(ann), { id: sessionHash(phone.sessionId) })
  expect(await alive(site, phone.sessionId)).toBe(false)
  expect(await revokeOtherSessions(site.as(ann), { sessionHash: current })).toBe(1)
  expect(await alive(site, tablet.sessionId)).toBe(false)
  expect(await alive(site, sessionId)).toBe(true)
})

test("nobody ends somebody else's session", async () => {
  const { site, sessionId } = await withAnn()
  const { memberId } = await registerMember(
    site.visitor(),
    { handle: 'mallory', name: 'Mallory', email: 'm@example.com', password: 'a plan for later' },
    device,
  )
  const mallory = { memberId, handle: 'mallory', name: 'Mallory', roles: ['member'] as const, trustLevel: 0 }
  await expect(revokeSession(site.as(mallory), { id: sessionHash(sessionId) })).toFailWith('not_found')
  await revokeOtherSessions(site.as(mallory), { sessionHash: null })
  expect(await alive(site, sessionId)).toBe(true)
})
