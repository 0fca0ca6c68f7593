import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, openPage, type Look } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { readMail, smtpServer, type TestSmtpServer } from '#tests/setup/smtp-server.ts'
import { dangol, password, press, said, signIn } from './journey.ts'

const advert = 'Cheap meters for everybody at https://shop.example/meters and https://shop.example/sale today.'
const repeated = 'Press the button for five seconds, or buy another at https://shop.example/meters today.'

/** What the member reads, in each language. */
const words = {
  en: { waits: 'A moderator looks at this first', template: 'We hide advertising.' },
  ko: { waits: '운영자', template: '광고는 숨겨요.' },
} as const
type Language = keyof typeof words

/** Everything is pressed in browsers without script, that of the member on a telephone. */
test.each(['en', 'ko'] as const)(
  'a newcomer is held, declined, warned, suspended, appeals from the mail, and has everything back (%s)',
  async (language) => {
    const { server, smtp } = await aCommunity(language)
    const [mo, mia, ann] = [await open(server), await open(server), await open(server)]
    for (const [page, handle] of [
      [mo, 'moa'],
      [mia, 'mia'],
      [ann, 'ann'],
    ] as const)
      await signIn(page, handle)
    await savesTemplate(mo)
    const nari = await open(server, { width: 390, language })
    await signIn(nari, 'nari')

    const thread = await asks(ann, 'The meter reads zero at night', 'It shows nothing since yesterday.')

    await asks(nari, 'Look at these fine meters', advert)
    expect(await said(nari), 'only its author sees it, and what it waits for').toContain(words[language].waits)
    const held = new URL(nari.url()).pathname
    expect(await statusOf(ann, held)).toBe(404)

    const declined = await opensItem(mo)
    await decides(mo, { sanction: 'warning', template: true })
    expect((await nari.goto(held))?.status()).toBe(200)
    await readsWarning(nari, language)

    await answers(nari, thread, repeated)
    await ann.goto(thread)
    expect(await said(ann), 'waits like the first').not.toContain('five seconds')

    expect(await opensItem(mo)).not.toBe(declined)
    expect(await mo.inputValue('textarea[name=note]'), 'nothing typed before stands there').toBe('')
    await decides(mo, { sanction: 'suspension', note: 'The same advert again, in an answer.' })
    const link = await linkOf(smtp, 'nari@example.com', /\/me\/appeals\/dec_\w+/, 'suspension')

    await signIn(nari, 'nari')
    expect(new URL(nari.url()).pathname, 'signs in only to what says why').toBe('/me/standing')
    await nari.goto(thread)
    expect(new URL(nari.url()).pathname).toBe('/me/standing')
    await appeals(nari, link)

    await mo.goto('/moderation?kind=appeal')
    await press(mo, 'a[href^="/moderation/items/"]')
    await mo.fill('[name=note]', 'I was right.')
    await mo.locator('button[name=decision][value=uphold]').click()
    expect(await said(mo), 'who decided does not decide the appeal').not.toContain('upheld.')

    await mia.goto('/moderation?kind=appeal')
    await press(mia, 'a[href^="/moderation/items/"]')
    await mia.fill('[name=note]', 'The links belong to the answer.')
    await press(mia, 'button[name=decision][value=overturn]')

    await ann.goto(thread)
    expect(await said(ann), 'waits as it did before the decision').not.toContain('five seconds')
    await opensItem(mia)
    await press(mia, 'button[name=decision][value=keep]')
    await ann.goto(thread)
    expect(await said(ann), 'in its place').toContain('five seconds')
    await answers(nari, thread, 'Thank you for looking again, all of you.')
    expect(new URL(nari.url()).pathname).toBe(thread)
  },
  180_000,
)

test('the pages of order are accessible in both languages', async () => {
  const { server } = await aCommunity('en')
  const ann = await open(server)
  await signIn(ann, 'ann')
  const thread = await asks(ann, 'The meter reads zero at night', 'It shows nothing since yesterday.')
  const nari = await open(server)
  await signIn(nari, 'nari')
  await asks(nari, 'Look at these fine meters', advert)
  const mo = await open(server)
  await signIn(mo, 'moa')
  await opensItem(mo)
  await decides(mo, { sanction: 'suspension', note: 'An advert.' })
  for (const look of [
    { language: 'ko', width: 390, brightness: 'dark' },
    { language: 'en', width: 1280 },
  ] as const) {
    const page = await openPage(server.url, look)
    await signIn(page, 'nari')
    await expectAccessible(page)
    await press(page, 'main a[href^="/me/appeals/"]')
    await expectAccessible(page)
    const reader = await openPage(server.url, look)
    await signIn(reader, 'mia')
    await reader.goto(thread)
    for (const address of ['/moderation', '/members/ann/flag', '/me/flags']) {
      expect(await statusOf(reader, address), address).toBe(200)
      await expectAccessible(reader)
    }
  }
}, 150_000)

async function aCommunity(language: Language): Promise<{ server: TestServer; smtp: TestSmtpServer }> {
  const smtp = await smtpServer()
  const server = await startServer({ env: { SMTP_URL: smtp.url } })
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
  dangol(server, 'setting', 'set', 'site.language', language)
  for (const [handle, ...role] of [['ann'], ['nari'], ['moa', 'moderator'], ['mia', 'moderator']] as const) {
    const email = `${handle}@example.com`
    const roles = role.flatMap((one) => ['--role', one])
    dangol(server, 'member', 'create', '--handle', handle, '--email', email, '--password', password, ...roles)
  }
  return { server, smtp }
}

async function open(server: TestServer, look: Look = {}): Promise<Page> {
  const page = await openPage(server.url, { script: false, ...look })
  page.setDefaultTimeout(15_000)
  return page
}

async function savesTemplate(mo: Page): Promise<void> {
  await mo.goto('/moderation/templates')
  const form = 'main form:has([name=en])'
  await mo.locator(`${form} [name=title]`).first().fill('Advertising')
  await mo.locator(`${form} [name=rule]`).first().selectOption('advertising')
  await mo.locator(`${form} [name=en]`).first().fill(words.en.template)
  await mo.locator(`${form} [name=ko]`).first().fill(words.ko.template)
  await press(mo, `${form} button`)
}

async function asks(page: Page, title: string, body: string): Promise<string> {
  await page.goto('/threads/new')
  await page.fill('[name=title]', title)
  await page.fill('[name=body]', body)
  await page.selectOption('[name=category]', 'general')
  await press(page, 'main button.primary')
  return new URL(page.url()).pathname
}

async function answers(page: Page, thread: string, body: string): Promise<void> {
  await page.goto(thread)
  await page.fill('#write textarea', body)
  await press(page, '#write button.primary')
}

async function statusOf(page: Page, path: string): Promise<number> {
  return (await page.goto(path))?.status() ?? 0
}

/** The first post of the queue. @returns its address */
async function opensItem(mo: Page): Promise<string> {
  await mo.goto('/moderation?kind=post')
  await press(mo, 'a[href^="/moderation/items/"]')
  return new URL(mo.url()).pathname
}

async function decides(
  mo: Page,
  { sanction, template = false, note = '' }: { sanction: string; template?: boolean; note?: string },
): Promise<void> {
  await mo.check(`[name=sanction][value=${sanction}]`)
  await mo.selectOption('[name=rule]', 'advertising')
  if (template) await mo.selectOption('[name=templateId]', { label: 'Advertising' })
  if (note !== '') await mo.fill('textarea[name=note]', note)
  await press(mo, 'button[name=decision][value=hide]')
}

/** The words of the template in the member's language, then the warning is out of the way. */
async function readsWarning(nari: Page, language: Language): Promise<void> {
  await nari.goto('/me/standing')
  expect(await said(nari)).toContain(words[language].template)
  await press(nari, 'main button.primary')
}

async function appeals(nari: Page, link: string): Promise<void> {
  await nari.goto(link)
  await nari.locator('[name=ground]').first().check()
  await nari.fill('textarea[name=body]', 'The shop has the manual, which is why I linked to it.')
  await press(nari, 'main button.primary')
}

async function linkOf(smtp: TestSmtpServer, address: string, path: RegExp, what: string): Promise<string> {
  const mails = () => smtp.received.filter(({ to }) => to.includes(address))
  const found = async () => {
    for (const { raw } of mails().toReversed()) {
      const { subject = '', text = '' } = await readMail(raw)
      if (/suspended|정지/.test(subject)) return path.exec(text)?.[0] ?? ''
    }
    return ''
  }
  await expect.poll(found, { timeout: 20_000, message: `mail about the ${what}` }).not.toBe('')
  return found()
}
