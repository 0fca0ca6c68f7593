import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'

let server: TestServer
const adaPassword = 'the whole site is mine'

beforeAll(async () => {
  server = await startServer()
  dangol('setting', 'set', 'security.rateLimits', 'false')
  dangol(
    'member',
    'create',
    '--handle',
    'ada',
    '--name',
    'Ada',
    '--email',
    'ada@example.com',
    '--password',
    adaPassword,
    '--role',
    'admin',
  )
})
afterAll(() => server.stop())

function dangol(...args: string[]): string {
  return execFileSync(process.execPath, ['scripts/dangol.ts', ...args], {
    encoding: 'utf8',
    env: { ...childEnv, DATA_DIR: server.dataDir, LOG_LEVEL: 'silent' },
  })
}

/** Presses the one primary button of the page's content, and waits for the next page. */
async function send(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click('main button.primary')])
}

/** Looks at each page with axe. @returns those that scroll sideways */
async function sideways(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    await page.goto(path)
    if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))) found.push(path)
    await expectAccessible(page)
  }
  return found
}

test('somebody joins without any script, with a mistake first, and finds what they typed', async () => {
  const page = await openPage(server.url, { script: false, width: 390 })
  await page.goto('/members')
  await page.goto('/register?next=/members')
  await page.fill('[name=handle]', 'Ada')
  await page.fill('[name=name]', 'Nari Park')
  await page.fill('[name=email]', 'nari@example.com')
  await page.fill('[name=password]', 'quiet morning tea')
  await send(page)
  expect(await page.textContent('[role=alert]')).toContain('is already taken')
  expect(await page.inputValue('[name=email]')).toBe('nari@example.com')
  expect(await page.inputValue('[name=password]')).toBe('')
  await page.fill('[name=handle]', 'nari')
  await page.fill('[name=password]', 'quiet morning tea')
  await send(page)
  expect(new URL(page.url()).pathname).toBe('/members')
  expect(await page.textContent('[role=status]')).toContain('Welcome, Nari Park')

  await page.goto('/me/settings')
  await page.fill('[name=bio]', 'Two cats, one meter.')
  await send(page)
  await page.goto('/members/nari')
  expect(await page.textContent('header.profile')).toContain('Two cats, one meter.')

  await page.goto('/logout')
  await page.goto('/me/security')
  await page.click('details.phone summary')
  await Promise.all([page.waitForNavigation(), page.click('details.phone form[action="/logout"] button')])
  await page.goto('/me/security')
  expect(page.url()).toContain('/login?next=%2Fme%2Fsecurity')
})

test('a member signs in, comes back to the page, and changes the password with a mistake first', async () => {
  dangol('member', 'create', '--handle', 'bob', '--email', 'bob@example.com', '--password', 'quiet morning tea')
  const page = await openPage(server.url)
  await page.goto('/me/security')
  await page.fill('[name=login]', 'BOB@example.com')
  await page.fill('[name=password]', 'quiet morning coffee')
  await send(page)
  expect(await page.textContent('[role=alert]')).toContain('Incorrect handle, e-mail or password')
  expect(await page.inputValue('[name=login]')).toBe('BOB@example.com')
  await page.fill('[name=password]', 'quiet morning tea')
  await send(page)
  expect(new URL(page.url()).pathname).toBe('/me/security')
  await page.fill('[name=next]', 'tea')
  await page.click('#changePassword .row button')
  await page.waitForSelector('#changePassword-next-error, [role=alert]')
  expect(await page.textContent('[role=alert]')).toContain('Use at least 10 characters')
  expect(await page.inputValue('[name=next]')).toBe('')
  await page.fill('[name=next]', 'slow evening walk')
  await Promise.all([page.waitForNavigation(), page.click('#changePassword .row button')])
  expect(await page.textContent('[role=status]')).toContain('Password changed')
})

test('what is typed before the script has arrived stays, and is sent', async () => {
  const page = await openPage(server.url)
  await page.goto('/login?next=/me/security')
  await page.fill('[name=login]', 'ada')
  await page.fill('[name=password]', adaPassword)
  await send(page)
  const processor = await page.context().newCDPSession(page)
  await processor.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  let arrive = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  await page.route('**/assets/*.js', async (route) => {
    await arrived
    await route.continue()
  })
  await page.goto('/me/settings', { waitUntil: 'commit' })
  await page.locator('[name=bio]').pressSequentially('Typed early.')
  const started = page.waitForEvent('load')
  arrive()
  await started
  expect(await page.inputValue('[name=bio]')).toBe('Typed early.')
  await page.click('main button.primary')
  await page.waitForSelector('.toast')
  expect(await page.inputValue('[name=bio]')).toBe('Typed early.')
})

test('an admin makes a member a moderator, after reading what it means', async () => {
  dangol(
    'member',
    'create',
    '--handle',
    'moses',
    '--name',
    'Mo',
    '--email',
    'mo@example.com',
    '--password',
    'quiet morning tea',
  )
  const page = await openPage(server.url, { script: false })
  await page.goto('/login?next=/admin/members?q=moses')
  await page.fill('[name=login]', 'ada')
  await page.fill('[name=password]', adaPassword)
  await send(page)
  await page.click('main table a')
  await page.check('[value=moderator]')
  await page.click('details.confirm summary')
  expect(await page.textContent('details.confirm')).toContain('Mo is signed out everywhere')
  await Promise.all([page.waitForNavigation(), page.click('details.confirm button')])
  expect(await page.textContent('[role=status]')).toContain('Roles of Mo changed.')
  expect(JSON.parse(dangol('member', 'show', 'moses', '--json'))).toMatchObject({ roles: ['moderator'] })
  expect(dangol('audit', 'verify')).toContain('hash chain intact')
})

const looks = [
  { language: 'en', width: 1280, brightness: 'light' },
  { language: 'ko', width: 390, brightness: 'dark' },
] as const

for (const look of looks) {
  const how = `in ${look.language} at ${look.width} pixels, ${look.brightness}`

  test(`the pages of people are in order for visitors, ${how}`, async () => {
    const page = await openPage(server.url, look)
    expect(await sideways(page, ['/login', '/register', '/members', '/members?q=zzz', '/members/ada'])).toEqual([])
  })

  test(`the pages of people are in order for those who sign in, ${how}`, async () => {
    const page = await openPage(server.url, look)
    await page.goto('/login')
    await page.fill('[name=login]', 'ada')
    await page.fill('[name=password]', adaPassword)
    await send(page)
    expect(
      await sideways(page, [
        '/me/security',
        '/me/settings',
        '/members/ada',
        '/admin/members',
        '/admin/members?q=zzz',
        '/admin/members/ada',
      ]),
    ).toEqual([])
  })
}
