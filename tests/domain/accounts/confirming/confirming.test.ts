// On both databases: a code is used up by a conditional update.
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { isRecentSignIn } from '#app/core/recent-sign-in.ts'
import { confirmByMailCode, sendConfirmCode } from '#app/domain/accounts/confirming/confirm-by-mail.server.ts'
import { confirmByPassword } from '#app/domain/accounts/confirming/confirm-by-password.server.ts'
import { waysToConfirm } from '#app/domain/accounts/confirming/ways-to-confirm.server.ts'
import { setRoles } from '#app/domain/accounts/members/set-roles.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPassword } from '#tests/factories/perks.ts'
import { atABrowser } from '#tests/factories/sessions.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp } from '#tests/setup/test-app.ts'

const password = 'quiet morning tea'

/** Ann, who signed in eleven minutes ago. */
async function withAnn({ knows = true } = {}) {
  const smtp = await smtpServer()
  const site = await testApp({ SMTP_URL: smtp.url })
  const ann = await aMember(site, 'ann', { email: 'ann@example.com' })
  if (knows) await aPassword(site, ann, password)
  const browser = await atABrowser(site, ann)
  site.clock.advance({ minutes: 11 })
  const mailedCode = async (): Promise<string> => {
    await site.drainJobs()
    const text = (await simpleParser(smtp.received.at(-1)?.raw ?? '')).text ?? ''
    return /^# (\d{8})$/m.exec(text)?.[1] ?? ''
  }
  return { site, ann, browser, mailedCode }
}

test('a sign-in counts for ten minutes, and the password opens ten more', async () => {
  const { site, browser } = await withAnn()
  expect(isRecentSignIn(await browser())).toBe(false)
  expect(await waysToConfirm(await browser())).toMatchObject({ password: true, mailTo: null })
  await expect(confirmByPassword(await browser(), { password: 'loud evening tea' })).toFailWith('invalid')
  expect(isRecentSignIn(await browser())).toBe(false)
  await confirmByPassword(await browser(), { password })
  site.clock.advance({ minutes: 9 })
  expect(isRecentSignIn(await browser())).toBe(true)
  site.clock.advance({ minutes: 1 })
  expect(isRecentSignIn(await browser())).toBe(false)
})

test('delicate acts of a session wait for it; commands and tokens have nothing to prove', async () => {
  const { site, ann, browser } = await withAnn()
  const token = { memberId: ann.memberId ?? '', name: 'script', scopes: ['read'] as const }
  await expect(createToken(await browser(), token)).toFailWith('forbidden', 'accounts.confirm.needed')
  await confirmByPassword(await browser(), { password })
  await createToken(await browser(), token)
  await createToken(site.as(ann), token)

  const ada = await aMember(site, 'ada')
  const desk = await atABrowser(site, ada)
  site.clock.advance({ minutes: 10 })
  await expect(setRoles(await desk(), { handle: 'ann', roles: ['agent'] })).toFailWith('forbidden')
  await setRoles(site.app.context(), { handle: 'ann', roles: ['agent'] })
})

test('who has no password gets a code by mail, which works once, in the session that asks', async () => {
  const { browser, mailedCode } = await withAnn({ knows: false })
  expect(await waysToConfirm(await browser())).toMatchObject({ password: false, mailTo: 'a…@example.com' })
  await sendConfirmCode(await browser())
  const code = await mailedCode()
  const wrong = code === '00000000' ? '00000001' : '00000000'
  await expect(confirmByMailCode(await browser(), { code: wrong })).toFailWith('invalid', 'accounts.confirm.wrongCode')
  await confirmByMailCode(await browser(), { code })
  expect(isRecentSignIn(await browser())).toBe(true)
  await expect(confirmByMailCode(await browser(), { code })).toFailWith('invalid', 'accounts.confirm.wrongCode')
})

test('a newer code ends the older, ten minutes end both, and guessing comes to an end', async () => {
  const { site, browser, mailedCode } = await withAnn({ knows: false })
  await sendConfirmCode(await browser())
  const first = await mailedCode()
  await sendConfirmCode(await browser())
  const second = await mailedCode()
  expect(second).not.toBe(first)
  const confirm = async (code: string) => confirmByMailCode(await browser(), { code })
  await expect(confirm(first)).toFailWith('invalid')
  site.clock.advance({ minutes: 10 })
  await expect(confirm(second)).toFailWith('invalid')
  for (let i = 0; i < 3; i++) await expect(confirm('12345678')).toFailWith('invalid')
  await expect(confirm('12345678')).toFailWith('rate_limited')
})

test('no one with a password is mailed a code, and a code is no use to them', async () => {
  const { browser } = await withAnn()
  await expect(sendConfirmCode(await browser())).toFailWith('not_now')
  await expect(confirmByMailCode(await browser(), { code: '12345678' })).toFailWith('not_now')
})
