// On both databases: a sample of the pages.
import { expect, test } from 'vitest'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { sessionHash } from '#app/domain/accounts/sessions/lucia-adapter.server.ts'
import { signIn } from '#app/domain/accounts/sessions/sign-in.server.ts'
import { action as changeSecurity, loader as securityPage } from '#app/routes/me/security/index.tsx'
import { action as changeSettings, loader as settingsPage } from '#app/routes/me/settings.tsx'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

const password = 'quiet morning tea'
const device = { userAgent: null, ip: null }

async function withAnn() {
  const site = await testApp()
  const { memberId, sessionId } = await registerMember(
    site.visitor(),
    { handle: 'Ann', name: 'Ann', email: 'ann@example.com', password },
    device,
  )
  return {
    site,
    ann: { memberId, handle: 'Ann', name: 'Ann', roles: ['member'] as const, trustLevel: 0 },
    current: sessionHash(sessionId),
  }
}

test('visitors are led to sign in and back', async () => {
  const site = await testApp()
  await expect(securityPage(visit(site.visitor(), { at: '/me/security' }))).toRedirectTo('/login?next=%2Fme%2Fsecurity')
  await expect(settingsPage(visit(site.visitor(), { at: '/me/settings' }))).toRedirectTo('/login?next=%2Fme%2Fsettings')
  for (const intent of ['changePassword', 'end', 'endOthers'])
    await expect(changeSecurity(visit(site.visitor(), { at: '/me/security', form: { intent } }))).toRedirectTo(
      '/login?next=%2Fme%2Fsecurity',
    )
  await expect(changeSettings(visit(site.visitor(), { at: '/me/settings', form: { name: 'x' } }))).toRedirectTo(
    '/login?next=%2Fme%2Fsettings',
  )
})

test('the page lists the sessions, and the form changes the password', async () => {
  const { site, ann, current } = await withAnn()
  expect(
    (await securityPage(visit(site.as(ann), { at: '/me/security', sessionHash: current }))).sessions,
  ).toMatchObject([{ current: true }])
  const form = { intent: 'changePassword', next: 'slow evening walk' }
  const answer = await changeSecurity(visit(site.as(ann), { at: '/me/security', form, sessionHash: current }))
  await expect(answer).toRedirectTo('/me/security')
  expect((answer as Response).headers.getSetCookie().join()).toMatch(/sid=[a-z2-7]{52};/)
})

test('a bad new password is said at its field, and does not come back', async () => {
  const { site, ann } = await withAnn()
  const form = { intent: 'changePassword', next: 'tea tea' }
  const shown = await refusal(changeSecurity(visit(site.as(ann), { at: '/me/security', form })))
  expect(shown).toMatchObject({ status: 422, errors: { next: 'accounts.problem.password.tooShort' } })
  expect(JSON.stringify(shown)).not.toContain('tea tea')
})

test('one session is ended by its name, the others all at once', async () => {
  const { site, ann, current } = await withAnn()
  const phone = await signIn(site.visitor(), { login: 'ann', password, device, replaces: null })
  await signIn(site.visitor(), { login: 'ann', password, device, replaces: null })
  const send = (form: Record<string, string>) =>
    changeSecurity(visit(site.as(ann), { at: '/me/security', form, sessionHash: current }))
  await expect(send({ intent: 'end', id: sessionHash(phone.sessionId ?? '') })).toRedirectTo('/me/security')
  expect(((await send({ intent: 'endOthers' })) as Response).headers.getSetCookie().join()).toContain(
    encodeURIComponent('"count":1'),
  )
  expect((await securityPage(visit(site.as(ann), { at: '/me/security', sessionHash: current }))).sessions).toHaveLength(
    1,
  )
})

test('settings are shown, changed, and the language takes effect at once', async () => {
  const { site, ann } = await withAnn()
  const answer = await changeSettings(
    visit(site.as(ann), { at: '/me/settings', form: { name: '김안', bio: '안녕하세요.', locale: 'ko' } }),
  )
  await expect(answer).toRedirectTo('/me/settings')
  expect((answer as Response).headers.getSetCookie().join()).toContain('lang=ko; ')
  expect((await settingsPage(visit(site.as(ann), { at: '/me/settings' }))).profile).toEqual({
    handle: 'Ann',
    name: '김안',
    bio: '안녕하세요.',
    locale: 'ko',
  })
})

test('bad settings come back with everything typed', async () => {
  const { site, ann } = await withAnn()
  const shown = await refusal(
    changeSettings(visit(site.as(ann), { at: '/me/settings', form: { name: '', bio: 'x'.repeat(501), locale: 'fr' } })),
  )
  expect(shown.status).toBe(422)
  expect(Object.keys(shown.errors).sort()).toEqual(['bio', 'locale', 'name'])
  expect(shown.kept.bio).toBe('x'.repeat(501))
})
