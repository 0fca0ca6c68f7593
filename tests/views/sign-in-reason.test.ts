import { expect, test } from 'vitest'
import { signInReason } from '#app/views/sign-in-reason.ts'

test('who wants to report a problem, ask or work is told why to sign in; others are not', () => {
  expect(signInReason('/feedback/new')).toBe('accounts.signIn.why.report')
  expect(signInReason('/threads/new?title=x')).toBe('accounts.signIn.why.ask')
  expect(signInReason('/staff/cases/7')).toBe('accounts.signIn.why.work')
  expect(signInReason('/members')).toBeNull()
  expect(signInReason('/')).toBeNull()
})
