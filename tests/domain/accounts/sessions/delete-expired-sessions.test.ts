import { expect, test } from 'vitest'
import { deleteExpiredSessions } from '#app/domain/accounts/sessions/delete-expired-sessions.server.ts'
import { signInAsDemo } from '#app/domain/accounts/sessions/demo-sign-in.server.ts'
import { oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a session is deleted once it has ended, and not before', async () => {
  const site = await testApp({ DANGOL_DEMO: '1' })
  await aMember(site, oneClickAccounts.member)
  await signInAsDemo(site.visitor(), {
    handle: oneClickAccounts.member,
    device: { userAgent: null, ip: null },
    replaces: null,
  })
  const left = () => site.app.platform.open.db.selectFrom('session').select('idle_expires_at').execute()
  await deleteExpiredSessions(site.app.context())
  expect(await left()).toHaveLength(1)
  site.clock.advance({ days: 400 })
  await deleteExpiredSessions(site.app.context())
  expect(await left()).toEqual([])
})
