import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol, press, pressInPlace, signIn, password } from './journey.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer()
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
  for (const handle of ['ann', 'bob', 'dora'])
    dangol(
      server,
      'member',
      'create',
      '--handle',
      handle,
      '--email',
      `${handle}@example.com`,
      '--password',
      password,
      '--trust',
      '2',
    )
})
afterAll(() => server.stop())

/** A question by Ann with two answers by Dora. @returns its path */
async function aThread(): Promise<string> {
  const ann = await openPage(server.url, { script: false })
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.fill('[name=title]', 'Which meter fits behind a narrow door?')
  await ann.fill('[name=body]', 'The door leaves eight centimetres.')
  await ann.selectOption('[name=category]', 'general')
  await press(ann, 'main button.primary')
  const thread = new URL(ann.url()).pathname
  const dora = await openPage(server.url, { script: false })
  await signIn(dora, 'dora')
  for (const body of ['The flat one fits.', 'The round one fits too.']) {
    await dora.goto(thread)
    await dora.fill('#write textarea', body)
    await press(dora, '#write button.primary')
  }
  return thread
}

async function asBob(): Promise<Page> {
  const bob = await openPage(server.url)
  await signIn(bob, 'bob')
  await bob.goto(await aThread())
  return bob
}

/** Lets every form wait this long for its answer. */
async function slow(page: Page, ms: number): Promise<void> {
  await page.route('**/threads/**', async (route) => {
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, ms))
    await route.continue()
  })
}

/** What the scores of the page and their pressed buttons show, from now on and after every change. */
async function watchVotes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = []
    const look = (): void => {
      // In the order in which they were written: a vote may change the order of the page.
      const forms = [...document.querySelectorAll<HTMLFormElement>('form.vote')].map((form) => ({
        form,
        post: String(new FormData(form).get('postId')),
      }))
      const shown = forms
        .toSorted((one, other) => (one.post < other.post ? -1 : 1))
        .map(({ form }) => {
          const pressed = form.querySelector<HTMLButtonElement>('button[aria-pressed=true]')
          return `${form.querySelector('output')?.textContent ?? ''}${pressed?.getAttribute('aria-label') ?? ''}`
        })
        .join(' | ')
      if (seen.at(-1) !== shown) seen.push(shown)
      requestAnimationFrame(look)
    }
    Object.assign(globalThis, { seen })
    look()
  })
}

const seenVotes = (page: Page): Promise<string[]> => page.evaluate('seen')
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('form[aria-busy]') === null)

test('two quick votes on two posts never show an older state, and both count', async () => {
  const bob = await asBob()
  await slow(bob, 400)
  await watchVotes(bob)
  await bob.locator('form.vote button[value=up]').nth(0).click()
  await bob.locator('form.vote button[value=up]').nth(1).click()
  await settled(bob)
  const seen = (await seenVotes(bob)).map((state) => state.replaceAll(/[^\d|]/g, ''))
  expect(seen).toEqual(['0|0|0', '1|0|0', '1|1|0'])
  await bob.reload()
  expect(await bob.locator('form.vote output').allInnerTexts()).toEqual(['1', '1', '0'])
})

test('a vote that is changed while its answer is on its way ends as it was pressed last', async () => {
  const bob = await asBob()
  await slow(bob, 400)
  await watchVotes(bob)
  const last = await bob.locator('form.vote [name=postId]').last().getAttribute('value')
  const third = bob.locator(`form.vote:has([value=${last}])`)
  await third.locator('button').first().click()
  await third.locator('button').last().click()
  await expect.poll(() => third.locator('button[aria-pressed=true][value=none]').count(), { timeout: 15_000 }).toBe(1)
  const seen = (await seenVotes(bob)).map((state) => state.split(' | ')[2]?.replaceAll(/[^\d−]/g, ''))
  expect(seen).toEqual(['0', '1', '−1'])
  await bob.reload()
  expect(await third.locator('output').innerText()).toBe('−1')
  expect(await third.locator('button[aria-pressed=true]').getAttribute('value')).toBe('none')
})

test('a vote leaves what is being typed, an open comment form, an open menu, scroll and focus as they are', async () => {
  const bob = await asBob()
  await pressInPlace(bob, 'a[data-morph]')
  const box = bob.locator('[data-on-demand] textarea')
  expect(await box.count()).toBe(1)
  expect(await box.evaluate((area) => area === document.activeElement)).toBe(true)
  await expectAccessible(bob)
  await bob.keyboard.type('A remark begun')
  await bob.locator('#write textarea').fill('An answer begun')
  await slow(bob, 600)
  await bob.locator('form.vote button[value=up]').nth(1).click()
  await bob.locator('header details.menu summary').filter({ visible: true }).first().click()
  const top = await bob.evaluate('scrollY')
  const focused = await bob.evaluate(() => document.activeElement?.textContent)
  await settled(bob)
  expect(await bob.locator('form.vote output').nth(1).innerText()).toBe('1')
  expect(await box.inputValue()).toBe('A remark begun')
  expect(await bob.locator('#write textarea').inputValue()).toBe('An answer begun')
  expect(await bob.locator('details.menu[open]').count()).toBe(1)
  expect(await bob.evaluate('scrollY')).toBe(top)
  expect(await bob.evaluate(() => document.activeElement?.textContent)).toBe(focused)
})

test('a second comment form leaves what is typed in the first, and a comment that is posted closes its own', async () => {
  const bob = await asBob()
  await bob.locator('a[data-morph]').last().click()
  await bob.waitForSelector('[data-on-demand] textarea')
  await bob.locator('[data-on-demand] textarea').fill('To the last answer')
  await pressInPlace(bob, 'a[data-morph]')
  await expect.poll(() => bob.locator('[data-on-demand] textarea').count()).toBe(2)
  await bob.locator('[data-on-demand] textarea').first().fill('To the question itself')
  await pressInPlace(bob, '[data-on-demand] form button:not([hidden]):not([type=button])')
  expect(await bob.locator('.comments').first().innerText()).toContain('To the question itself')
  expect(await bob.locator('[data-on-demand] textarea').count()).toBe(1)
  expect(await bob.locator('[data-on-demand] textarea').inputValue()).toBe('To the last answer')
  expect(new URL(bob.url()).hash).toMatch(/^#pst_/)
})

test('without script a comment is written on a page that is asked for, which shows what was refused', async () => {
  const bob = await openPage(server.url, { script: false, width: 390 })
  await signIn(bob, 'bob')
  await bob.goto(await aThread())
  expect(await bob.locator('main textarea').count()).toBe(1)
  await press(bob, '#' + (await bob.locator('main article').first().getAttribute('id')) + ' a[data-morph]')
  expect(await bob.locator('[data-on-demand] textarea').count()).toBe(1)
  await bob.locator('[data-on-demand] textarea').fill('  ')
  await press(bob, '[data-on-demand] form button:not([name])')
  expect(await bob.locator('[data-on-demand] [role=alert]').count()).toBe(1)
  await bob.locator('[data-on-demand] textarea').fill('Measured: seven centimetres.')
  await press(bob, '[data-on-demand] form button:not([name])')
  expect(await bob.locator('.comments').first().innerText()).toContain('Measured: seven centimetres.')
  expect(await bob.locator('[data-on-demand] textarea').count()).toBe(0)
})
