import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { addMember, registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const device = { userAgent: null, ip: null }
const minji = { handle: 'Minji', name: '김민지', email: 'minji@example.com', password: 'quiet morning tea' }

async function fieldsOf(promise: Promise<unknown>): Promise<Record<string, string>> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!isDomainError(error)) throw error ?? new Error('it succeeded')
  return Object.fromEntries(Object.entries(error.fields).map(([field, { key }]) => [field, key]))
}

test('a visitor becomes a member of trust level 0 and is signed in', async () => {
  const site = await testApp()
  const { memberId, sessionId } = await registerMember(site.visitor(), minji, device)
  expect(await sessionActor(site.app.platform, sessionId, site.clock.now())).toMatchObject({
    actor: { memberId, handle: 'Minji', name: '김민지', roles: ['member'], trustLevel: 0 },
  })
  await expect(site).toHaveRecorded('member.registered', 1)
  const row = await site.app.platform.open.reader.selectFrom('member').selectAll().executeTakeFirstOrThrow()
  expect(row.password_hash).toMatch(/^\$argon2id/)
  expect(JSON.stringify(row)).not.toContain(minji.password)
})

test('a handle that looks like one taken is refused, and so is a taken e-mail address', async () => {
  const site = await testApp()
  await registerMember(site.visitor(), minji, device)
  expect(
    await fieldsOf(registerMember(site.visitor(), { ...minji, handle: 'm1nj1', email: 'other@example.com' }, device)),
  ).toEqual({ handle: 'accounts.problem.handle.taken' })
  expect(await fieldsOf(registerMember(site.visitor(), { ...minji, handle: 'another' }, device))).toEqual({
    email: 'accounts.problem.emailTaken',
  })
  await expect(site).toHaveRecorded('member.registered', 1)
})

test('two who want the same handle at the same moment: one gets it, the other is told', async () => {
  const site = await testApp()
  const outcomes = await Promise.allSettled(
    ['one', 'two'].map((name) => registerMember(site.visitor(), { ...minji, email: `${name}@example.com` }, device)),
  )
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = outcomes.find((outcome) => outcome.status === 'rejected')
  expect(await fieldsOf(Promise.reject(refused?.reason as Error))).toEqual({ handle: 'accounts.problem.handle.taken' })
})

test('reserved handles are refused to visitors, not to those who run the site', async () => {
  const site = await testApp()
  expect(await fieldsOf(registerMember(site.visitor(), { ...minji, handle: 'Adm1n' }, device))).toEqual({
    handle: 'accounts.problem.handle.reserved',
  })
  await expect(
    addMember(site.as(systemActor), { ...minji, handle: 'support', roles: ['agent'] }),
  ).resolves.toHaveProperty('memberId')
})

test('a poor password is refused on its field', async () => {
  const site = await testApp()
  const withPassword = (password: string) => fieldsOf(registerMember(site.visitor(), { ...minji, password }, device))
  expect(await withPassword('tea')).toEqual({ password: 'accounts.problem.password.tooShort' })
  expect(await withPassword('qwertyuiop')).toEqual({ password: 'accounts.problem.password.common' })
  expect(await withPassword('minji12345')).toEqual({ password: 'accounts.problem.password.context' })
})

test('nobody registers while registration is closed', async () => {
  const site = await testApp()
  await site.set('accounts.registration', 'closed')
  await expect(registerMember(site.visitor(), minji, device)).toFailWith(
    'not_now',
    'accounts.problem.registrationClosed',
  )
})

test('staff are added with their roles and a longer password; members add nobody', async () => {
  const site = await testApp()
  const staff = { ...minji, roles: ['agent', 'admin'] as const, trustLevel: 3 }
  expect(await fieldsOf(addMember(site.as(systemActor), { ...staff, password: 'tea at four' }))).toEqual({
    password: 'accounts.problem.password.tooShort',
  })
  await expect(addMember(site.as(await aMember(site, 'mo')), staff)).toFailWith('forbidden')
  const { memberId } = await addMember(site.as(systemActor), staff)
  const roles = await site.app.platform.open.reader
    .selectFrom('member_role')
    .select('role')
    .where('member_id', '=', memberId)
    .orderBy('role')
    .execute()
  expect(roles.map(({ role }) => role)).toEqual(['admin', 'agent'])
})
