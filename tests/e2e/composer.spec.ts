import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol, press, signIn, password } from './journey.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer()
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
  for (const handle of ['ann', 'bob'])
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
      '1',
    )
})
afterAll(() => server.stop())

const aPicture = (): Promise<Buffer> =>
  sharp({ create: { width: 300, height: 120, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer()

test('with script: shortcuts, a mention, a pasted picture and the draft; nothing moves while the page comes alive', async () => {
  const ann = await openPage(server.url)
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.waitForSelector('.writing-tools button')
  expect(await ann.evaluate(() => performance.getEntriesByType('layout-shift').length)).toBe(0)
  await expectAccessible(ann)
  await ann.fill('[name=title]', 'The meter shows nothing')
  const area = ann.locator('textarea[name=body]')
  await area.click()
  await ann.waitForSelector('.completion', { state: 'attached' })
  await ann.keyboard.press('Control+b')
  await ann.keyboard.type('bold')
  await ann.keyboard.press('End')
  await ann.keyboard.type(' @bo')
  await ann.waitForSelector('.completion li[aria-selected=true]')
  await expectAccessible(ann)
  await ann.keyboard.press('Enter')
  expect(await area.inputValue()).toBe('**bold** @bob ')

  await ann.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([bytes], 'x.png', { type: 'image/png' }))
      document
        .querySelector('textarea[name=body]')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    (await aPicture()).toString('base64'),
  )
  await ann.waitForFunction(() =>
    /!\[\]\(\/u\/[a-z0-9]{26}\)/.test(document.querySelector<HTMLTextAreaElement>('textarea[name=body]')?.value ?? ''),
  )
  const saved = ann.waitForResponse(
    (answer) => answer.url().endsWith('/drafts') && answer.request().postData()?.includes('A+green+box') === true,
  )
  await ann.keyboard.type('A green box')
  await saved

  const phone = await openPage(server.url, { width: 390 })
  await signIn(phone, 'ann')
  await phone.goto('/threads/new')
  expect(await phone.inputValue('textarea[name=body]')).toMatch(
    /^\*\*bold\*\* @bob \n\n!\[A green box\]\(\/u\/[a-z0-9]{26}\)/,
  )
  expect(await phone.inputValue('[name=title]')).toBe('The meter shows nothing')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await phone.goto('/me/drafts')
  await expectAccessible(phone)

  await ann.selectOption('[name=category]', 'general')
  await Promise.all([ann.waitForURL(/\/threads\/thr_/), ann.keyboard.press('Control+Enter')])
  expect(
    await ann
      .locator('.prose img')
      .evaluate((img: HTMLImageElement) => [img.width > 0, img.getAttribute('width'), img.alt]),
  ).toEqual([true, '300', 'A green box'])
  await phone.goto('/me/drafts')
  expect(await phone.locator('.drafts li').count()).toBe(0)
})

test('without script: a session ends while somebody writes, and their text is there after signing in again', async () => {
  const ann = await openPage(server.url, { script: false, language: 'ko' })
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.fill('[name=title]', '미터가 0 W로만 보여요')
  await ann.fill('[name=body]', '오래 쓴 글입니다.\n\n둘째 문단입니다.')
  await ann.selectOption('[name=category]', 'general')
  await ann.context().clearCookies()
  await press(ann, 'main button.primary')
  expect(new URL(ann.url()).pathname).toBe('/login')
  await ann.fill('[name=login]', 'ann')
  await ann.fill('[name=password]', password)
  await press(ann, 'main button.primary')
  expect(await ann.inputValue('[name=body]')).toBe('오래 쓴 글입니다.\n\n둘째 문단입니다.')
  expect(await ann.inputValue('[name=title]')).toBe('미터가 0 W로만 보여요')
  await press(ann, 'main button.primary')
  expect(new URL(ann.url()).pathname).toMatch(/^\/threads\/thr_/)
})

test('without script: a picture is put into an unfinished text, and a file that is none is named beside the field', async () => {
  const ann = await openPage(server.url, { script: false })
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.fill('[name=body]', 'Look:')
  await ann.click('details.without-script summary')
  await ann.setInputFiles('[name=picture]', {
    name: '../../etc/passwd.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  await press(ann, 'button[name=attach]')
  expect(await ann.locator('.field .error').allInnerTexts()).toEqual([expect.stringContaining('SVG')])
  await ann.setInputFiles('[name=picture]', { name: 'a.png', mimeType: 'image/png', buffer: await aPicture() })
  await ann.fill('[name=pictureAlt]', 'The meter')
  await press(ann, 'button[name=attach]')
  expect(await ann.inputValue('[name=body]')).toMatch(/^Look:\n\n!\[The meter\]\(\/u\/[a-z0-9]{26}\)/)
})

test('with script: a form that never arrives stays as it is and says so', async () => {
  const bob = await openPage(server.url)
  await signIn(bob, 'bob')
  await bob.goto('/threads/new')
  await bob.fill('[name=title]', 'A text that must survive')
  await bob.fill('[name=body]', 'Much work went into this.')
  await bob.selectOption('[name=category]', 'general')
  for (const answer of ['lost', 'from a proxy'] as const) {
    await bob.route('**/threads/new', (route) =>
      answer === 'lost' ? route.abort() : route.fulfill({ status: 502, contentType: 'text/plain', body: 'too much' }),
    )
    await bob.click('main button.primary')
    await bob.waitForSelector('form [data-offline]')
    await expectAccessible(bob)
    expect(await bob.inputValue('[name=title]')).toBe('A text that must survive')
    expect(await bob.inputValue('[name=body]')).toBe('Much work went into this.')
    expect(new URL(bob.url()).pathname).toBe('/threads/new')
    await bob.unroute('**/threads/new')
  }
  await press(bob, 'main button.primary')
  expect(new URL(bob.url()).pathname).toMatch(/^\/threads\/thr_/)
})
