// On both databases: of several at the same moment one becomes the admin.
import { expect, test } from 'vitest'
import { createFirstAdmin } from '#app/domain/accounts/members/create-first-admin.server.ts'
import { isSetupToken, newSetupPath, setupPath } from '#app/domain/accounts/members/setup-link.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const device = { userAgent: 'Firefox', ip: '203.0.113.9' }
const person = (handle: string) => ({
  handle,
  name: handle,
  email: `${handle}@haruwatt.example`,
  password: 'seven quiet meters in a row',
})

async function tokenOf(site: TestApp): Promise<string> {
  return (await setupPath(site.visitor()))?.replace('/setup/', '') ?? ''
}

test('the link makes the first admin, once', async () => {
  const site = await testApp()
  const token = await tokenOf(site)
  const { memberId, sessionId } = await createFirstAdmin(site.visitor(), { ...person('sujin'), token }, device)
  expect(sessionId).not.toBe('')
  const roles = await site.app.platform.open.db.selectFrom('member_role').select(['member_id', 'role']).execute()
  expect(roles).toEqual([{ member_id: memberId, role: 'admin' }])
  await expect(createFirstAdmin(site.visitor(), { ...person('mallory'), token }, device)).toFailWith('not_found')
  expect(await setupPath(site.visitor())).toBeNull()
})

test('of five at the same moment one becomes it, and the others leave nothing', async () => {
  const site = await testApp()
  const token = await tokenOf(site)
  const tries = await Promise.allSettled(
    ['one', 'two', 'three', 'four', 'five'].map((handle) =>
      createFirstAdmin(site.visitor({ ip: null }), { ...person(`${handle}-admin-x`.slice(0, 12)), token }, device),
    ),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await site.app.platform.open.db.selectFrom('member').select('id').execute()).toHaveLength(1)
})

test('a link that was changed, has expired, or is of another site makes nobody admin', async () => {
  const site = await testApp()
  const other = await testApp()
  const token = await tokenOf(site)
  const later = `${(Number.parseInt(token, 36) + 1_000_000).toString(36)}-${token.split('-')[1] ?? ''}`
  for (const bad of ['', 'x', '-', later, token.slice(0, -1), newSetupPath(other.visitor()).replace('/setup/', '')])
    expect(isSetupToken(site.visitor(), bad), bad).toBe(false)
  expect(isSetupToken(site.visitor(), token)).toBe(true)
  site.clock.advance({ hours: 24 })
  expect(isSetupToken(site.visitor(), token)).toBe(false)
})

test('a site with an admin gives no link', async () => {
  const site = await testApp()
  await aMember(site, 'ada', { roles: ['admin'] })
  expect(await setupPath(site.visitor())).toBeNull()
})
