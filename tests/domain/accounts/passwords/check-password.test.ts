import { expect, test } from 'vitest'
import { checkPassword } from '#app/domain/accounts/passwords/check-password.server.ts'
import { testApp } from '#tests/setup/test-app.ts'

const owner = { handle: 'ann', name: 'Ann', email: 'ann@example.com' }

test('the shortest password is a setting, a longer one for staff', async () => {
  const site = await testApp()
  const check = (password: string, roles: ('member' | 'agent' | 'moderator')[]) =>
    checkPassword(site.visitor(), password, { roles }, owner)
  await expect(check('slow walks', ['member', 'moderator'])).resolves.toBeUndefined()
  await expect(check('slow walks', ['member', 'agent'])).toFailWith('invalid', 'accounts.problem.password.tooShort')
  await site.set('accounts.passwordMinLength', 12)
  await expect(check('slow walks', ['member'])).toFailWith('invalid', 'accounts.problem.password.tooShort')
})

test("the site's own name is no password", async () => {
  const site = await testApp()
  await site.set('site.name', 'Haruwatt')
  await expect(checkPassword(site.visitor(), 'haruwatt-2026', { roles: ['member'] }, owner)).toFailWith(
    'invalid',
    'accounts.problem.password.context',
  )
})
