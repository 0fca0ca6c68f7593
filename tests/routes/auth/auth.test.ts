import { expect, test } from 'vitest'
import { givePasswordLink } from '#app/domain/accounts/links/give-password-link.server.ts'
import { sessionHash } from '#app/domain/accounts/sessions/lucia-adapter.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { readSessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { loader as linkPage } from '#app/routes/auth/link.tsx'
import { action as login, loader as loginPage } from '#app/routes/auth/login.tsx'
import { action as logout } from '#app/routes/auth/logout.ts'
import { action as register, loader as registerPage } from '#app/routes/auth/register.tsx'
import { sealFormTime } from '#app/web/form-guard/form-time.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const minji = {
  intent: 'register',
  handle: 'minji',
  name: '김민지',
  email: 'Minji@Example.com',
  password: 'quiet morning tea',
}

/** The session that an answer put into the browser. */
function sessionOf(answer: unknown): string {
  const cookies = (answer as Response).headers.getSetCookie().find((cookie) => cookie.startsWith('sid='))
  return readSessionCookie({ secure: false }, cookies) ?? ''
}

const join = (site: TestApp, form: Record<string, string> = {}, at = '/register') =>
  register(visit(site.visitor(), { at, form: { ...minji, ...form } }))
const enter = (site: TestApp, form: Record<string, string>, session: string | null = null) =>
  login(
    visit(site.visitor(), {
      at: '/login',
      form: { intent: 'signIn', login: 'minji', password: minji.password, ...form },
      sessionHash: session,
    }),
  )

test('joining leads on, signed in, with a word of welcome', async () => {
  const site = await testApp()
  const answer = await join(site, { next: '/threads/new' })
  await expect(answer).toRedirectTo('/threads/new')
  const id = sessionOf(answer)
  expect((await sessionActor(site.app.platform, id, site.clock.now()))?.actor.handle).toBe('minji')
  expect((answer as Response).headers.getSetCookie().join()).toContain('accounts.register.welcome')
})

test('a form with mistakes comes back with 422, a message at each field and everything typed but the password', async () => {
  const site = await testApp()
  const { status, errors, kept } = await refusal(
    join(site, { handle: 'm j', name: ' ', email: 'minji@', password: 'tea tea tea' }),
  )
  expect(status).toBe(422)
  expect(errors).toEqual({
    handle: 'accounts.problem.handle.characters',
    name: 'common.field.required',
    email: 'common.field.email',
  })
  expect(kept).toMatchObject({ handle: 'm j', email: 'minji@' })
  expect(JSON.stringify(kept)).not.toContain('tea tea tea')
})

test('what only the use-case knows comes back the same way', async () => {
  const site = await testApp()
  await join(site)
  const again = await refusal(join(site, { password: 'another long walk' }))
  expect(again).toMatchObject({
    status: 422,
    errors: { handle: 'accounts.problem.handle.taken' },
    kept: { handle: 'minji', name: '김민지' },
  })
  expect(JSON.stringify(again)).not.toContain('another long walk')
  expect((await refusal(join(site, { handle: 'Staff', email: 'x@example.com' }))).errors).toEqual({
    handle: 'accounts.problem.handle.reserved',
  })
  expect((await refusal(join(site, { handle: 'somebody', email: 'x@example.com', password: 'short' }))).errors).toEqual(
    { password: 'accounts.problem.password.tooShort' },
  )
})

test('an empty form and a form without fields are answered, not broken by', async () => {
  const site = await testApp()
  const { status, errors } = await refusal(register(visit(site.visitor(), { at: '/register', form: {} })))
  expect(status).toBe(422)
  expect(Object.keys(errors).sort()).toEqual(['email', 'handle', 'name', 'password'])
  expect((await refusal(login(visit(site.visitor(), { at: '/login', form: {} })))).status).toBe(422)
})

test('a program that fills in every field joins nobody', async () => {
  const site = await testApp()
  const sent = async (form: Record<string, string>) => (await refusal(join(site, form))).errors
  expect(await sent({ website: 'https://pills.example' })).toEqual({ '': 'forms.guard.trap' })
  await site.set('security.formSeconds', 3)
  const { env } = site.app.platform
  const shown = sealFormTime(env, site.clock.now())
  expect(await sent({})).toEqual({ '': 'forms.guard.unknown' })
  expect(await sent({ shown: `${shown}0` })).toEqual({ '': 'forms.guard.unknown' })
  site.clock.advance({ seconds: 2 })
  expect(await sent({ shown })).toEqual({ '': 'forms.guard.early' })
  await expect(site).not.toHaveRecorded('member.registered')
  site.clock.advance({ seconds: 1 })
  await join(site, { shown })
  await expect(site).toHaveRecorded('member.registered')
  site.clock.advance({ hours: 25 })
  expect(await sent({ shown, handle: 'late', email: 'late@example.com' })).toEqual({ '': 'forms.guard.late' })
})

test('three may join from one address a day, mistakes not counted; the fourth is told when to come back', async () => {
  const site = await testApp()
  for (let i = 0; i < 4; i++) await refusal(join(site, { password: 'short' }))
  for (const handle of ['one', 'two', 'three']) await join(site, { handle, email: `${handle}@example.com` })
  const { status, errors } = await refusal(join(site, { handle: 'four', email: 'four@example.com' }))
  expect(status).toBe(429)
  expect(errors['']).toBe('errors.rateLimited')
})

test('signing in leads to the page one came from, never to another site', async () => {
  const site = await testApp()
  await join(site)
  await expect(enter(site, { next: '/me/points?unit=points' })).toRedirectTo('/me/points?unit=points')
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])
    await expect(enter(site, { next })).toRedirectTo('/')
})

test('a wrong password and an unknown member are one message, of the form and not of a field', async () => {
  const site = await testApp()
  await join(site)
  const wrong = await refusal(enter(site, { password: 'something else' }))
  expect(wrong).toMatchObject({ status: 422, errors: { '': 'accounts.problem.signIn' }, kept: { login: 'minji' } })
  expect(await refusal(enter(site, { login: 'nobody', password: 'something else' }))).toMatchObject({
    status: wrong.status,
    errors: wrong.errors,
  })
})

test('the seventh try within a minute has to wait', async () => {
  const site = await testApp()
  for (let i = 0; i < 6; i++) expect((await refusal(enter(site, { login: `nobody${i}` }))).status).toBe(422)
  expect((await refusal(enter(site, {}))).status).toBe(429)
})

test('the session the browser had ends when somebody signs in with it', async () => {
  const site = await testApp()
  const before = sessionOf(await join(site))
  await enter(site, {}, sessionHash(before))
  expect(await sessionActor(site.app.platform, before, site.clock.now())).toBeNull()
})

test('who is signed in has nothing to do on these pages', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  await expect(loginPage(visit(site.as(ann), { at: '/login?next=/members' }))).toRedirectTo('/members')
  await expect(registerPage(visit(site.as(ann), { at: '/register' }))).toRedirectTo('/')
})

test('signing out ends the session and takes the cookie away', async () => {
  const site = await testApp()
  const id = sessionOf(await join(site))
  const ann = await aMember(site, 'ann')
  const answer = await logout(visit(site.as(ann), { at: '/logout', form: {}, sessionHash: sessionHash(id) }))
  await expect(answer).toRedirectTo('/')
  expect((answer as Response).headers.getSetCookie().find((cookie) => cookie.startsWith('sid='))).toMatch(
    /^sid=;.*Max-Age=0/,
  )
  expect(await sessionActor(site.app.platform, id, site.clock.now())).toBeNull()
})

test('a closed site says so before anybody fills in the form', async () => {
  const site = await testApp()
  await site.set('accounts.registration', 'closed')
  expect(await registerPage(visit(site.visitor(), { at: '/register' }))).toMatchObject({ mode: 'closed' })
  expect(await refusal(join(site))).toMatchObject({
    status: 409,
    errors: { '': 'accounts.problem.registrationClosed' },
  })
})

test('the page of a password link names the minimum that its member is held to', async () => {
  const app = await testApp()
  const { ada } = await people(app, 'ada', 'ann', 'sam')
  const minimumOf = async (handle: string) => {
    const { url } = await givePasswordLink(app.as(ada), { handle })
    return (await linkPage(visit(app.visitor(), { at: '/links/…', params: { token: url.split('/links/')[1] ?? '' } })))
      .minLength
  }
  expect(await minimumOf('sam')).toBe(app.visitor().setting('accounts.staffPasswordMinLength'))
  expect(await minimumOf('ann')).toBe(app.visitor().setting('accounts.passwordMinLength'))
})
