import { expect, test } from 'vitest'
import { confirmPassword } from '#app/domain/accounts/passwords/confirm-password.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPassword } from '#tests/factories/perks.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the member at the keyboard is known by the password; nothing typed proves nothing', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aPassword(app, ann, 'a regular at haruwatt')
  expect(await confirmPassword(app.as(ann), null)).toBe(false)
  expect(await confirmPassword(app.as(ann), 'a regular at haruwatt')).toBe(true)
  await expect(confirmPassword(app.as(ann), 'a guest at haruwatt')).toFailWith('invalid')
  await expect(confirmPassword(app.as(await aMember(app, 'bob')), 'anything at all')).toFailWith('invalid')
  await expect(confirmPassword(app.visitor(), 'anything at all')).toFailWith('unauthenticated')
})
