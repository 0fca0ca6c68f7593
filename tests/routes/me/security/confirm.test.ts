import { expect, test } from 'vitest'
import { action, loader } from '#app/routes/me/security/confirm.tsx'
import { action as changeSecurity } from '#app/routes/me/security/index.tsx'
import { forgetHeldForm, readHeldForm } from '#app/web/held-form.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPassword } from '#tests/factories/perks.ts'
import { atABrowser } from '#tests/factories/sessions.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

const password = 'quiet morning tea'

async function withAnn() {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  await aPassword(site, ann, password)
  const browser = await atABrowser(site, ann)
  site.clock.advance({ minutes: 11 })
  return { site, browser }
}

test('a form that needs a recent sign-in leads to the question and back, with everything typed', async () => {
  const { browser } = await withAnn()
  const change = visit(await browser(), {
    at: '/me/security',
    form: { intent: 'changeEmail', email: 'new@example.com' },
  })
  const led = (await changeSecurity(change).catch((thrown: unknown) => thrown)) as Response
  expect([led.status, led.headers.get('Location')]).toEqual([302, '/me/confirm?to=%2Fme%2Fsecurity'])
  const cookie = led.headers.get('Set-Cookie')?.split(';')[0] ?? ''

  const answer = (await action(
    visit(await browser(), { at: '/me/confirm', form: { intent: 'password', password, to: '/me/security' } }),
  )) as Response
  await expect(answer).toRedirectTo('/me/security')
  expect(answer.headers.getSetCookie(), 'the form still waits').toEqual([])
  const request = new Request('http://localhost/me/security', { headers: { Cookie: cookie } })
  expect(await readHeldForm(await browser(), request)).toMatchObject({
    path: '/me/security',
    intent: 'changeEmail',
    result: { initialValue: { email: 'new@example.com' }, error: { '': ['accounts.confirm.restored'] } },
  })
  expect(forgetHeldForm(await browser(), request)).toContain('Max-Age=0')
  await expect(
    changeSecurity(
      visit(await browser(), { at: '/me/security', form: { intent: 'changeEmail', email: 'new@example.com' } }),
    ),
  ).toRedirectTo('/me/security')
})

test('a wrong password is said at its field and does not come back; the way back stays on this site', async () => {
  const { browser } = await withAnn()
  const form = { intent: 'password', password: 'loud evening tea', to: '/me/security' }
  const shown = await refusal(action(visit(await browser(), { at: '/me/confirm', form })))
  expect(shown).toMatchObject({ status: 422, errors: { password: 'accounts.problem.password.wrong' } })
  expect(JSON.stringify(shown)).not.toContain('loud evening tea')
  await expect(
    action(
      visit(await browser(), {
        at: '/me/confirm',
        form: { intent: 'password', password, to: '//example.net/me/security' },
      }),
    ),
  ).toRedirectTo('/')
})

test('who has just signed in goes on without a question', async () => {
  const { site, browser } = await withAnn()
  expect(await loader(visit(await browser(), { at: '/me/confirm?to=/me/security' }))).toMatchObject({
    to: '/me/security',
    ways: { password: true, mailTo: null },
  })
  const fresh = await atABrowser(site, await aMember(site, 'bob'))
  await expect(loader(visit(await fresh(), { at: '/me/confirm?to=/me/security' }))).toRedirectTo('/me/security')
})
