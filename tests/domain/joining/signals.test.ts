import { expect, test } from 'vitest'
import { registerOrAsk } from '#app/domain/joining/requests/register-or-ask.server.ts'
import { isDisposable } from '#app/domain/joining/signals/disposable-mail.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

function join(app: TestApp, handle: string, { email = `${handle}@example.com`, ip = '203.0.113.9' } = {}) {
  const person = { handle, name: handle, email, password: 'a long pass phrase' }
  return registerOrAsk(app.visitor({ ip }), person, { userAgent: 'Test', ip })
}

test('mail of the large services and of companies is not disposable; parts of a disposable domain are', () => {
  for (const email of ['a@gmail.com', 'a@naver.com', 'a@daum.net', 'a@kakao.com', 'a@haruwatt.example', 'a@mail'])
    expect(isDisposable(email), email).toBe(false)
  for (const email of ['a@mailinator.com', 'A@Mailinator.COM', 'a@eu.mailinator.com'])
    expect(isDisposable(email), email).toBe(true)
})

test('a disposable address waits for a moderator, is refused or accepted, as the site says', async () => {
  const app = await testApp()
  const { mo } = await people(app, 'mo')
  const asked = await join(app, 'quick', { email: 'quick@mailinator.com' })
  expect(asked).toHaveProperty('requestId')
  expect(await join(app, 'quick', { email: 'quick@mailinator.com' })).toEqual(asked)
  const { items } = await reviewQueue(app.as(mo), { kind: 'registration', view: 'open' }, { limit: 5, cursor: null })
  expect(items).toMatchObject([{ reason: 'disposableMail' }])
  await app.set('accounts.disposableMail', 'refuse')
  await expect(join(app, 'quick', { email: 'quick@mailinator.com' })).toFailWith('invalid', 'blocks.refused.email')
  await app.set('accounts.disposableMail', 'accept')
  expect(await join(app, 'quick', { email: 'quick@mailinator.com' })).toHaveProperty('memberId')
})

test('after some members of a day from one range more of them wait, whatever their exact address; other ranges and days do not', async () => {
  const app = await testApp()
  await app.set('accounts.newFromRange', 2)
  expect(await join(app, 'one', { ip: '203.0.113.1' })).toHaveProperty('memberId')
  expect(await join(app, 'two', { ip: '203.0.113.2' })).toHaveProperty('memberId')
  expect(await join(app, 'three', { ip: '203.0.113.3' })).toHaveProperty('requestId')
  expect(await join(app, 'four', { ip: '198.51.100.3' })).toHaveProperty('memberId')
  app.clock.advance({ days: 1, minutes: 1 })
  expect(await join(app, 'five', { ip: '203.0.113.3' })).toHaveProperty('memberId')
  await app.set('accounts.newFromRange', 0)
  expect(await join(app, 'six', { ip: '203.0.113.4' })).toHaveProperty('memberId')
  expect(await join(app, 'seven', { ip: '203.0.113.5' })).toHaveProperty('memberId')
})
