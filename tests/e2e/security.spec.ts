import Database from 'better-sqlite3'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openPage, type Look } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol as command, password, press, said, signIn } from './journey.ts'

async function openSite(): Promise<TestServer & { dangol(...args: string[]): void }> {
  const server = await startServer()
  const dangol = (...args: string[]): void => void command(server, ...args)
  dangol('setting', 'set', 'security.rateLimits', 'false')
  onTestFinished(async () => void (await server.stop()))
  return { ...server, dangol }
}

const create = (handle: string) =>
  ['member', 'create', '--handle', handle, '--email', `${handle}@example.com`, '--password', password] as const

/** A device of Chromium's own that confirms every question at once. */
async function withDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** axe needs script: the same person once more, in a browser that runs it. */
async function isAccessible(page: Page, look: Look, address: string): Promise<void> {
  const other = await openPage(new URL(page.url()).origin, { ...look, script: true })
  await other.context().addCookies(await page.context().cookies())
  await other.goto(address)
  expect(new URL(other.url()).pathname).toBe(address)
  expect(await other.evaluate('document.documentElement.scrollWidth <= innerWidth'), address).toBe(true)
  await expectAccessible(other)
}

const signOut = (page: Page) =>
  Promise.all([
    page.waitForNavigation(),
    page.evaluate(() => document.querySelector<HTMLFormElement>('form[action="/logout"]')?.requestSubmit()),
  ])

test('a passkey is added, signs in alone, confirms who one is, and is removed', async () => {
  const { url, dataDir, dangol } = await openSite()
  dangol(...create('ann'))
  const page = await openPage(url)
  await withDevice(page)
  await signIn(page, 'ann', password)

  await page.goto('/me/security')
  await expectAccessible(page)
  await press(page, 'main a[href="/me/security/passkey"]')
  await expectAccessible(page)
  await page.fill('[name=name]', 'Work laptop')
  await press(page, 'form[data-passkey] button')
  expect(await page.locator('.recovery-codes code').count()).toBe(10)
  await expectAccessible(page)
  await page.goto('/me/security')
  expect(await said(page)).toContain('Work laptop')

  await signOut(page)
  await page.goto('/login?next=/me/security')
  await press(page, 'form[data-passkey] button')
  expect(new URL(page.url()).pathname).toBe('/me/security')

  // Eleven minutes later.
  const database = new Database(`${dataDir}/dangol.db`)
  database.exec(`UPDATE session SET confirmed_at = '2020-01-01T00:00:00.000Z'`)
  database.close()
  await page.click('details:has([name=email]) summary')
  await page.fill('[name=email]', 'new@example.com')
  await press(page, 'form:has([name=email]) button')
  expect(new URL(page.url()).pathname).toBe('/me/confirm')
  expect(await said(page)).toContain('What you typed is saved')
  await expectAccessible(page)
  await press(page, 'form[data-passkey] button')
  expect(new URL(page.url()).pathname).toBe('/me/security')
  expect(await page.inputValue('[name=email]')).toBe('new@example.com')
  await press(page, 'form:has([name=email]) button')
  expect(await page.textContent('[role=status]')).toContain('new@example.com')

  await page.goto('/me/security')
  await page.click('form:has([value=removePasskey]) summary')
  await press(page, 'form:has([value=removePasskey]) button.danger')
  expect(await said(page)).not.toContain('Work laptop')
})

test('with an app the password needs a code, without script too, in Korean on a phone', async () => {
  const { url, dangol } = await openSite()
  dangol(...create('bob'))
  const look = { language: 'ko', width: 390, brightness: 'dark', script: false } as const
  const page = await openPage(url, look)
  await signIn(page, 'bob', password)
  await page.goto('/me/security/app')
  const key = (await page.locator('code.spaced').innerText()).replaceAll(/\s/g, '')
  await page.fill('[name=code]', '000000')
  await press(page, 'main form button.primary')
  expect(await page.textContent('[role=alert]')).toContain('코드가 맞지 않')
  expect((await page.locator('code.spaced').innerText()).replaceAll(/\s/g, ''), 'the same picture').toBe(key)
  await page.fill('[name=code]', new TOTP({ secret: key }).generate())
  await press(page, 'main form button.primary')
  await isAccessible(page, look, '/me/security/codes')
  const [code = ''] = await page.locator('.recovery-codes code').allInnerTexts()
  expect(await page.getAttribute('a[download]', 'href')).toContain(code)

  const other = await openPage(url, look)
  await other.goto('/login?next=/me/security')
  expect(await said(other)).toContain('자바스크립트가 필요해요')
  await other.fill('[name=login]', 'bob')
  await other.fill('[name=password]', password)
  await press(other, 'main form button.primary')
  expect(new URL(other.url()).pathname).toBe('/login/second-step')
  await isAccessible(other, look, '/login/second-step')
  await other.goto('/me/security')
  expect(other.url(), 'the first step alone opens nothing').toContain('/login')
  await other.goto('/login/second-step?next=/me/security')
  await other.fill('[name=code]', '000000')
  await press(other, 'main form button.primary')
  await other.fill('[name=code]', code)
  await press(other, 'main form button.primary')
  expect(new URL(other.url()).pathname).toBe('/me/security')
  expect(await said(other)).toContain('9개 남았어요')
})

test('staff whose role needs a second step are led to set one up, and then their pages open', async () => {
  const { url, dangol } = await openSite()
  dangol(...create('sam'), '--role', 'agent')
  dangol('setting', 'set', 'accounts.secondFactorFor', 'staff')
  const page = await openPage(url)
  await withDevice(page)
  await signIn(page, 'sam', password)
  await page.goto('/staff/cases')
  expect(new URL(page.url()).pathname).toBe('/me/security')
  expect(await said(page)).toContain('Your role needs a second step')
  await press(page, 'main a[href="/me/security/passkey"]')
  await press(page, 'form[data-passkey] button')
  await page.goto('/staff/cases')
  expect(new URL(page.url()).pathname).toBe('/staff/cases')
})
