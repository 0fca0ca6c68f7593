// On both databases: codes and answers of passkeys are used up by conditional updates.
import { expect, test } from 'vitest'
import { isRecentSignIn } from '#app/core/recent-sign-in.ts'
import { confirmByCode, confirmByPasskey } from '#app/domain/accounts/confirming/confirm-by-factor.server.ts'
import { confirmByPassword } from '#app/domain/accounts/confirming/confirm-by-password.server.ts'
import { waysToConfirm } from '#app/domain/accounts/confirming/ways-to-confirm.server.ts'
import { ownFactors } from '#app/domain/accounts/factors/own-factors.server.ts'
import { addPasskey } from '#app/domain/accounts/factors/passkeys/add-passkey.server.ts'
import { removePasskey, renamePasskey } from '#app/domain/accounts/factors/passkeys/change-passkey.server.ts'
import { askNewPasskey } from '#app/domain/accounts/factors/passkeys/passkey-questions.server.ts'
import { makeRecoveryCodes } from '#app/domain/accounts/factors/recovery-codes/recovery-codes.server.ts'
import { resetFactors } from '#app/domain/accounts/factors/reset-factors.server.ts'
import {
  addAuthenticatorApp,
  offerAuthenticatorApp,
} from '#app/domain/accounts/factors/totp/add-authenticator-app.server.ts'
import { removeAuthenticatorApp } from '#app/domain/accounts/factors/totp/remove-authenticator-app.server.ts'
import { setRoles } from '#app/domain/accounts/members/set-roles.server.ts'
import {
  passSecondStepByCode,
  passSecondStepByPasskey,
  waitingStep,
} from '#app/domain/accounts/sessions/pass-second-step.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { askToSignIn, signInByPasskey } from '#app/domain/accounts/sessions/sign-in-by-passkey.server.ts'
import { signIn } from '#app/domain/accounts/sessions/sign-in.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { tokenActor } from '#app/domain/accounts/tokens/token-actor.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPassword } from '#tests/factories/perks.ts'
import { appCode, withApp, withPasskey } from '#tests/factories/security.ts'
import { atABrowser } from '#tests/factories/sessions.ts'
import { softPasskey } from '#tests/setup/soft-passkey.ts'
import { testApp } from '#tests/setup/test-app.ts'

const password = 'quiet morning tea'
const device = { userAgent: 'Firefox/140', ip: '203.0.113.7' }

async function withAnn() {
  const site = await testApp()
  const ann = await aMember(site, 'ann', { email: 'ann@example.com' })
  await aPassword(site, ann, password)
  const browser = await atABrowser(site, ann)
  const enter = () => signIn(site.visitor(), { login: 'ann', password, device, replaces: null })
  return { site, ann, browser, enter }
}

test('with an app the password is only the first step, and a code of the app is the second', async () => {
  const { site, browser, enter } = await withAnn()
  const { key, codes } = await withApp(site, await browser())
  expect(codes).toHaveLength(10)
  site.clock.advance({ seconds: 30 })
  const first = await enter()
  expect(first.sessionId).toBeNull()
  const token = first.secondStep
  expect(await waitingStep(site.visitor(), token)).toMatchObject({ app: true, passkey: null })
  const pass = (code: string) => passSecondStepByCode(site.visitor(), { token, device, code })
  await expect(pass('000000')).toFailWith('invalid', 'accounts.confirm.wrongCode')
  const { sessionId } = await pass(appCode(site, key))
  expect((await sessionActor(site.app.platform, sessionId, site.clock.now()))?.actor.handle).toBe('ann')
  await expect(pass(appCode(site, key, 1)), 'the first step is used up').toFailWith('not_now')
  expect(await waitingStep(site.visitor(), token)).toBeNull()
})

test('a code of the app works once, neighbours of the present one too, others do not', async () => {
  const { site, browser } = await withAnn()
  const { key } = await withApp(site, await browser())
  const confirm = async (steps: number) => confirmByCode(await browser(), { code: appCode(site, key, steps) })
  await expect(confirm(0), 'the code that set it up').toFailWith('invalid')
  await confirm(1)
  await expect(confirm(1)).toFailWith('invalid')
  await expect(confirm(0), 'older than one that was used').toFailWith('invalid')
  site.clock.advance({ minutes: 30 })
  await confirm(-1)
  await expect(confirm(2)).toFailWith('invalid')
})

test('an app counts only when a code proves that it has the key', async () => {
  const { site, browser, enter } = await withAnn()
  const offered = await offerAuthenticatorApp(await browser())
  expect(offered.address).toMatch(/^otpauth:\/\/totp\/.*ann\?.*secret=/)
  expect((await offerAuthenticatorApp(await browser())).key, 'a mistyped code needs no new picture').toBe(offered.key)
  await expect(addAuthenticatorApp(await browser(), { code: '000000' })).toFailWith('invalid')
  expect((await enter()).sessionId).not.toBeNull()
  await addAuthenticatorApp(await browser(), { code: appCode(site, offered.key) })
  expect((await offerAuthenticatorApp(await browser())).key, 'the next app gets another').not.toBe(offered.key)
})

test('a recovery code replaces a lost device once; new ones end the old; a code tells by mail', async () => {
  const { site, browser, enter } = await withAnn()
  const { codes } = await withApp(site, await browser())
  const [one = '', two = ''] = codes ?? []
  const pass = async (code: string) =>
    passSecondStepByCode(site.visitor(), { token: (await enter()).secondStep, device, code })
  await pass(one.toUpperCase().replaceAll('0', 'O'))
  await expect(pass(one)).toFailWith('invalid')
  expect((await ownFactors(await browser())).codesLeft).toBe(9)
  const fresh = (await makeRecoveryCodes(await browser())).codes
  await expect(pass(two)).toFailWith('invalid')
  await pass(fresh[0] ?? '')
  await expect(site).toHaveRecorded('member.factorsChanged', 4)
})

test('five codes in a quarter of an hour, whichever; what succeeds does not count', async () => {
  const { site, browser, enter } = await withAnn()
  const { codes } = await withApp(site, await browser())
  const pass = async (code: string) =>
    passSecondStepByCode(site.visitor(), { token: (await enter()).secondStep, device, code })
  await pass(codes?.[0] ?? '')
  for (let i = 0; i < 4; i++) await expect(pass(`00000${i}`)).toFailWith('invalid')
  await expect(pass('000009')).toFailWith('rate_limited')
})

test('a passkey signs in alone, as the second step, and proves who one is; each answer once', async () => {
  const { site, ann, browser, enter } = await withAnn()
  const { key } = await withPasskey(await browser())
  const answer = key.get(await askToSignIn(site.visitor()))
  const by = (credential: unknown) => signInByPasskey(site.visitor(), { credential, device, replaces: null })
  expect((await by(answer)).actor.memberId).toBe(ann.memberId)
  await expect(by(answer), 'the same answer').toFailWith('invalid', 'accounts.passkey.wrong')
  await expect(by(key.get(await askToSignIn(site.visitor()), { verified: false })), 'no PIN').toFailWith('invalid')
  await expect(by(softPasskey('http://localhost:3000').get(await askToSignIn(site.visitor())))).toFailWith('invalid')
  await expect(by({ id: 7 })).toFailWith('invalid')
  await expect(by(null)).toFailWith('invalid')

  const token = (await enter()).secondStep
  const question = (await waitingStep(site.visitor(), token))?.passkey
  expect(question?.allowCredentials).toMatchObject([{ id: key.id }])
  const second = key.get(question ?? { challenge: '' })
  await expect(by(second), 'asked for the second step').toFailWith('invalid')
  await passSecondStepByPasskey(site.visitor(), { token, device, credential: second })

  site.clock.advance({ minutes: 11 })
  const asked = (await waysToConfirm(await browser())).passkey ?? { challenge: '' }
  await confirmByPasskey(await browser(), { credential: key.get(asked) })
  expect(isRecentSignIn(await browser())).toBe(true)
})

test('a question to a passkey ends after ten minutes and belongs to its session', async () => {
  const { site, ann, browser } = await withAnn()
  const { key } = await withPasskey(await browser())
  const old = await askToSignIn(site.visitor())
  site.clock.advance({ minutes: 10 })
  await expect(signInByPasskey(site.visitor(), { credential: key.get(old), device, replaces: null })).toFailWith(
    'invalid',
  )
  const other = await atABrowser(site, ann)
  const made = softPasskey('http://localhost:3000').create(await askNewPasskey(await other()))
  const here = await atABrowser(site, ann)
  await expect(addPasskey(await here(), { name: 'phone', credential: made })).toFailWith('invalid')
})

test('several devices with their names; a passkey is removed by its owner alone', async () => {
  const { site, browser } = await withAnn()
  await withPasskey(await browser(), 'laptop')
  const { key, codes } = await withPasskey(await browser(), 'phone')
  expect(codes, 'there are codes from the first').toBeNull()
  const [laptop, phone] = (await ownFactors(await browser())).passkeys
  await renamePasskey(await browser(), { id: phone?.id ?? '', name: 'old phone' })
  expect((await ownFactors(await browser())).passkeys.map(({ name }) => name)).toEqual(['laptop', 'old phone'])
  const bob = await aMember(site, 'bob')
  await expect(removePasskey(site.as(bob), { id: phone?.id ?? '' })).toFailWith('not_found')
  await expect(renamePasskey(site.as(bob), { id: phone?.id ?? '', name: 'mine' })).toFailWith('not_found')
  await removePasskey(await browser(), { id: phone?.id ?? '' })
  await expect(
    signInByPasskey(site.visitor(), { credential: key.get(await askToSignIn(site.visitor())), device, replaces: null }),
  ).toFailWith('invalid')
  await removePasskey(await browser(), { id: laptop?.id ?? '' })
  expect(await ownFactors(await browser())).toMatchObject({ passkeys: [], codesLeft: 0 })
})

test('with a second step the password proves nothing more, and changes no factor', async () => {
  const { site, browser } = await withAnn()
  const { key } = await withApp(site, await browser())
  site.clock.advance({ minutes: 11 })
  expect(await waysToConfirm(await browser())).toMatchObject({ password: false, mailTo: null, code: true, app: true })
  await expect(confirmByPassword(await browser(), { password })).toFailWith('not_now')
  await expect(removeAuthenticatorApp(await browser())).toFailWith('forbidden', 'accounts.confirm.needed')
  await confirmByCode(await browser(), { code: appCode(site, key) })
  await removeAuthenticatorApp(await browser())
})

test('the last way in stays: a passkey of a member without password and address', async () => {
  const { site, ann, browser } = await withAnn()
  await withPasskey(await browser())
  await site.app.platform.open.db
    .updateTable('member')
    .set({ password_hash: null, email: null })
    .where('id', '=', ann.memberId ?? '')
    .execute()
  const [only] = (await ownFactors(await browser())).passkeys
  await expect(removePasskey(await browser(), { id: only?.id ?? '' })).toFailWith('not_now', 'accounts.waysIn.last')
  expect((await ownFactors(await browser())).passkeys).toHaveLength(1)
})

test('the first factor signs out other browsers and ends first steps', async () => {
  const { site, ann, browser, enter } = await withAnn()
  await withPasskey(await browser())
  const { secondStep: token } = await enter()
  const phone = await atABrowser(site, ann)
  await withApp(site, await browser())
  await expect(phone()).rejects.toThrow('no result')
  expect(await waitingStep(site.visitor(), token)).toBeNull()
})

test('a role that needs a second factor sleeps until there is one, in sessions and tokens', async () => {
  const { site, ann, browser } = await withAnn()
  await setRoles(site.app.context(), { handle: 'ann', roles: ['agent'] })
  const { text } = await createToken(site.as(ann), { memberId: ann.memberId ?? '', name: 'x', scopes: ['staff'] })
  const staff = { ...ann, roles: ['member', 'agent'] as const }
  await site.set('accounts.secondFactorFor', 'staff')
  const roles = async () => {
    const entered = await signIn(site.visitor(), { login: 'ann', password, device, replaces: null })
    const session = await sessionActor(site.app.platform, entered.sessionId ?? '', site.clock.now())
    const token = await tokenActor(site.app.platform, text, site.clock.now())
    return { session: session?.actor, token: token?.actor }
  }
  expect(await roles()).toMatchObject({
    session: { roles: ['member'], awaitsSecondFactor: true },
    token: { roles: ['member'] },
  })
  const desk = await atABrowser(site, staff)
  await withApp(site, await desk())
  expect((await tokenActor(site.app.platform, text, site.clock.now()))?.actor.roles).toEqual(['member', 'agent'])
  await expect(removeAuthenticatorApp(await desk())).toFailWith('not_now', 'accounts.factors.roleNeedsOne')
  expect(await browser().catch(() => null)).toBeNull()
})

test('an admin resets the factors of a member, who is told; those of an admin only the command line', async () => {
  const { site, browser, enter } = await withAnn()
  const ada = await aMember(site, 'ada')
  await withApp(site, await browser())
  await expect(resetFactors(await browser(), { handle: 'ann' })).toFailWith('forbidden')
  await resetFactors(site.as(ada), { handle: 'ann' })
  expect((await enter()).sessionId).not.toBeNull()
  await expect(browser()).rejects.toThrow('no result')
  await expect(resetFactors(site.as(ada), { handle: 'ann' })).toFailWith('not_now', 'accounts.factors.noneToReset')
  await expect(resetFactors(site.as(ada), { handle: 'nobody' })).toFailWith('not_found')

  await withPasskey(site.as(ada))
  await expect(resetFactors(site.as(ada), { handle: 'ada' })).toFailWith('not_now', 'accounts.factors.resetAdmin')
  await resetFactors(site.app.context(), { handle: 'ada' })
  expect((await ownFactors(site.as(ada))).passkeys).toEqual([])
})
