// On both databases: row locks and races.
import { expect, test } from 'vitest'
import { demoPeople, signInAsDemo } from '#app/domain/accounts/sessions/demo-sign-in.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const device = { userAgent: null, ip: null }

test('the demo offers its people, and one click signs in', async () => {
  const site = await testApp({ DANGOL_DEMO: '1' })
  await aMember(site, oneClickAccounts.admin, { roles: ['admin'] })
  await aMember(site, oneClickAccounts.member)
  expect((await demoPeople(site.visitor())).map(({ handle }) => handle)).toEqual([
    oneClickAccounts.member,
    oneClickAccounts.admin,
  ])
  const { sessionId } = await signInAsDemo(site.visitor(), { handle: oneClickAccounts.admin, device, replaces: null })
  expect((await sessionActor(site.app.platform, sessionId, site.clock.now()))?.actor.roles).toEqual(['member', 'admin'])
})

test('nobody else is signed in that way, and outside the demo nobody at all', async () => {
  const demo = await testApp({ DANGOL_DEMO: '1' })
  await aMember(demo, 'ann')
  await expect(signInAsDemo(demo.visitor(), { handle: 'ann', device, replaces: null })).toFailWith('not_found')
  const real = await testApp()
  await aMember(real, oneClickAccounts.admin, { roles: ['admin'] })
  expect(await demoPeople(real.visitor())).toEqual([])
  await expect(signInAsDemo(real.visitor(), { handle: oneClickAccounts.admin, device, replaces: null })).toFailWith(
    'not_found',
  )
})
