import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { expectAccessible, openPage, type Look } from '#tests/setup/browser.ts'
import { startCompanyProvider } from '#tests/setup/company-provider.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { readMail, smtpServer, type TestSmtpServer } from '#tests/setup/smtp-server.ts'
import { press, said } from './journey.ts'

const secret = 'seven quiet meters in a row'

/**
 * A company begins with an empty folder and a mail server, and sees the terminal once: the line that `npm start` prints.
 * Everything is pressed in browsers without script, those of customers in Korean on a telephone.
 */
test('a company opens its doors: brand, terms, mail, staff, customers through its own sign-in, and an area for one product', async () => {
  const smtp = await smtpServer()
  const server = await startServer({ env: { SMTP_URL: smtp.url, WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' } })
  const provider = await startCompanyProvider(`${server.url}/login/mori/callback`)
  try {
    const admin = await open(server, {})
    const link = await printedLink(server)
    await opensAccessibly(server, link)
    await beginsAt(admin, link)
    await givesItsFace(admin)
    await files(admin)
    await publishesTexts(admin)
    await mailWorks(admin, smtp)
    await letsCustomersIn(admin, provider)
    await opensPrivateArea(admin)
    await announces(admin)
    await invites(admin, 'sam@mori.example')

    const sam = await open(server, {})
    await joinsAsStaff(sam, smtp)
    const area = await writesInPrivateArea(sam)

    const dami = await open(server, { width: 390, language: 'ko', others: [provider.issuer] })
    provider.next(
      'u-1',
      customer('Dami Kim', 'dami@nalgae.example', { id: 'C-7', plan: 'pro', products: ['grinder-pro'] }),
    )
    await signsInThroughCompany(dami, 'dami')
    expect(await statusOf(dami, area)).toBe(200)
    expect(await said(dami)).toContain('Grinder Pro firmware 3')

    const yuna = await open(server, { width: 390, language: 'ko', others: [provider.issuer] })
    provider.next('u-2', customer('Yuna Han', 'yuna@nalgae.example', { id: 'C-8', plan: 'pro', products: ['grinder'] }))
    await signsInThroughCompany(yuna, 'yuna')
    expect(await statusOf(yuna, area), 'the same plan, another product').toBe(404)
    await yuna.goto('/search?q=firmware')
    expect(await said(yuna)).not.toContain('Grinder Pro firmware 3')

    await isListedWithPlanAndStart(admin)
    await isFinished(admin)
    await looksLikeTheCompany(await open(server, { width: 390 }), area)
    await isAccessible(server, admin, dami)
  } finally {
    await provider.close()
  }
}, 120_000)

async function open(server: TestServer, look: Look): Promise<Page> {
  const page = await openPage(server.url, { script: false, ...look })
  page.setDefaultTimeout(15_000)
  return page
}

/** Where the terminal says to begin. */
async function printedLink(server: TestServer): Promise<string> {
  const link = /\/setup\/\S+/
  await expect.poll(() => link.test(server.said())).toBe(true)
  return link.exec(server.said())?.[0] ?? ''
}

/** Opening the link uses nothing up. axe needs script. */
async function opensAccessibly(server: TestServer, link: string): Promise<void> {
  for (const look of [{ width: 390, language: 'ko', brightness: 'dark' }, { width: 1280 }] as const) {
    const page = await openPage(server.url, look)
    await page.goto(link)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await expectAccessible(page)
  }
}

async function beginsAt(admin: Page, link: string): Promise<void> {
  await admin.goto('/')
  expect(await admin.innerText('h1')).toBe('This community opens soon')
  await admin.goto(link)
  await fill(admin, {
    siteName: 'Mori Coffee',
    name: 'Mori',
    handle: 'mori',
    email: 'mori@mori.example',
    password: secret,
  })
  await press(admin, 'main button.primary')
  expect(new URL(admin.url()).pathname).toBe('/admin/setup')
}

/** A colour that cannot be read is refused with one that can; what was typed stays. */
async function givesItsFace(admin: Page): Promise<void> {
  await step(admin, 'Logo and colours')
  await fill(admin, { nameKo: '모리 커피', accent: '#ffd400' })
  await press(admin, 'button[name=act][value=save]')
  const refusal = await admin.innerText('.error')
  expect(refusal).toContain('contrast')
  expect(await admin.inputValue('[name=nameKo]')).toBe('모리 커피')
  await fill(admin, { accent: /#[0-9a-f]{6}/.exec(refusal)?.[0] ?? '' })
  await press(admin, 'button[name=act][value=save]')
  const logo = sharp({ create: { width: 400, height: 80, channels: 4, background: '#063' } })
  const form = 'form:has(input[value=logoLight]):has(input[type=file])'
  await admin
    .locator(`${form} input[type=file]`)
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await logo.png().toBuffer() })
  await press(admin, `${form} button`)
}

async function files(admin: Page): Promise<void> {
  await admin.goto('/admin/setup')
  await press(admin, 'main form:has([value=starterCategories]) button')
  expect(await admin.innerText('body')).toContain('6 categories were added')
  await step(admin, 'Products')
  await press(admin, 'main a[href="/admin/products/new"]')
  await fill(admin, { nameEn: 'Grinder Pro', nameKo: '그라인더 프로', slug: 'grinder-pro' })
  await press(admin, 'main button.primary')
}

async function publishesTexts(admin: Page): Promise<void> {
  await step(admin, 'Terms and privacy')
  for (const kind of ['terms', 'privacy']) {
    await admin.goto(`/admin/documents/${kind}`)
    await press(admin, 'button[name=step][value=publish]')
    expect(new URL(admin.url()).pathname).toBe(`/${kind}`)
  }
}

/** The first admin confirms the address like everybody else, and then asks for a mail. */
async function mailWorks(admin: Page, smtp: TestSmtpServer): Promise<void> {
  const confirm = await mailTo(smtp, 'mori@mori.example', /Confirm/)
  await admin.goto(/\/links\/\S+/.exec(confirm.text ?? '')?.[0] ?? '')
  await press(admin, 'main button.primary')
  await step(admin, 'Mail')
  await press(admin, 'main form:has([name=intent][value=test]) button')
  const mail = await mailTo(smtp, 'mori@mori.example', /Test mail/)
  expect(mail.from?.value[0]?.name).toBe('Mori Coffee')
}

async function letsCustomersIn(admin: Page, { issuer, clientId, secret: key }: Provider): Promise<void> {
  await step(admin, 'Sign-in')
  await press(admin, 'main a[href*="preset=company"]')
  await fill(admin, {
    name: 'Mori account',
    key: 'mori',
    issuer,
    clientId,
    clientSecret: key,
    trustedDomains: 'nalgae.example',
  })
  await press(admin, 'main button.primary')
  expect(await said(admin)).toContain('/login/mori/callback')
  await admin.goto('/admin/sign-in')
  await press(admin, 'main form:has([name=intent][value=check]) button')
  expect(await admin.innerText('body')).toContain('answers as it should')
}

/** Whoever has the product sees its area. */
async function opensPrivateArea(admin: Page): Promise<void> {
  await step(admin, 'Private areas')
  await fill(admin, { key: 'pro', nameEn: 'Pro customers', nameKo: '프로 고객' })
  await admin.check('[name=products][value=grinder-pro]')
  await press(admin, 'main button.primary')
  await press(admin, 'main a[href="/admin/categories"]')
  await press(admin, 'main a[href="/admin/categories/new"]')
  await fill(admin, { nameEn: 'Grinder Pro lab', nameKo: '그라인더 프로 연구실', slug: 'pro-lab' })
  await admin.selectOption('[name=seeing]', 'groups')
  await admin.selectOption('[name=defaultProduct]', 'grinder-pro')
  await press(admin, 'main button.primary')
  await press(admin, 'main a:text("Grinder Pro lab")')
  for (const right of ['sees', 'asks', 'answers']) await admin.check(`[name=${right}][value=pro]`)
  await press(admin, 'main form:has([name=sees]) button')
}

async function announces(admin: Page): Promise<void> {
  await step(admin, 'First announcement')
  expect(await admin.isChecked('[name=kind][value=announcement]')).toBe(true)
  await fill(admin, { title: 'We open on Monday', body: 'Ask us anything about grinders and coffee.' })
  await admin.selectOption('[name=category]', 'announcements')
  await press(admin, 'main form:has([name=title]) button.primary')
  expect(await said(admin)).toContain('We open on Monday')
}

async function invites(admin: Page, email: string): Promise<void> {
  await step(admin, 'Staff')
  await fill(admin, { emails: email })
  await admin.selectOption('[name=role]', 'agent')
  await press(admin, 'main form:has([name=emails]) button')
  expect(await said(admin)).toContain(email)
}

/** The password of staff is held to the rule of staff. */
async function joinsAsStaff(sam: Page, smtp: TestSmtpServer): Promise<void> {
  const mail = await mailTo(smtp, 'sam@mori.example', /invited/i)
  await sam.goto(/\/invitations\/\S+/.exec(mail.text ?? '')?.[0] ?? '')
  expect(await said(sam)).toContain('Agent')
  await fill(sam, { handle: 'sam', name: 'Sam Roe', password: 'tea at 5pm' })
  await agree(sam)
  await press(sam, 'main button.primary')
  expect(await sam.innerText('.error')).toContain('15')
  await fill(sam, { password: 'quiet morning tea' })
  await press(sam, 'main button.primary')
  expect(await statusOf(sam, '/staff/cases')).toBe(200)
}

async function writesInPrivateArea(sam: Page): Promise<string> {
  await sam.goto('/threads/new?category=pro-lab')
  await fill(sam, {
    title: 'Grinder Pro firmware 3 is here to try',
    body: 'Tell us how it grinds before we release it.',
  })
  await press(sam, 'main form:has([name=title]) button.primary')
  expect(await said(sam)).toContain('Private area')
  return new URL(sam.url()).pathname
}

const customer = (name: string, email: string, account: { id: string; plan: string; products: string[] }) => ({
  name,
  email,
  email_verified: true,
  account: { name: `Nalgae ${account.id}`, startedAt: '2015-04-01', renewsAt: '2027-04-01', ...account },
})

/** One press at the company, then a handle and the agreement. */
async function signsInThroughCompany(page: Page, handle: string): Promise<void> {
  await page.goto('/login')
  await page.click('main form[action="/login/mori"] button')
  await page.waitForURL('**/login/mori/join')
  await fill(page, { handle })
  await press(page, 'main button.primary')
  expect(await page.locator('.error').count(), 'terms and privacy are asked for').toBe(2)
  await agree(page)
  await press(page, 'main button.primary')
  expect(new URL(page.url()).pathname).toBe('/')
}

async function isListedWithPlanAndStart(admin: Page): Promise<void> {
  await admin.goto('/admin/accounts?q=C-7')
  const row = await admin.innerText('main tr:has-text("Nalgae C-7")')
  expect(row).toContain('pro')
  expect(row).toContain('2015')
  await admin.goto('/admin/groups/pro')
  expect(await said(admin)).toContain('@dami')
  expect(await said(admin)).not.toContain('@yuna')
}

async function isFinished(admin: Page): Promise<void> {
  await admin.goto('/admin/setup')
  for (const left of ['language', 'perks']) await press(admin, `form:has([value=${left}]) button`)
  expect(await said(admin)).toContain('Everything is done or left for later')
}

async function looksLikeTheCompany(reader: Page, area: string): Promise<void> {
  await reader.goto('/')
  expect(await reader.title()).toBe('Mori Coffee')
  expect(await reader.getAttribute('.brand img', 'alt')).toBe('Mori Coffee')
  expect(await reader.getAttribute('link[rel=stylesheet]', 'href')).toMatch(/^\/brand\/[0-9a-f-]+\/app-/)
  expect(await said(reader)).toContain('We open on Monday')
  expect(await reader.innerText('footer')).toContain('Runs on Dangol')
  const data = JSON.parse((await reader.textContent('script[type="application/ld+json"]')) ?? '') as {
    '@graph': object[]
  }
  const company = data['@graph'].find((thing) => '@type' in thing && thing['@type'] === 'Organization')
  expect(company).toMatchObject({ name: 'Mori Coffee', logo: expect.stringMatching(/^http.*\/brand\//) })
  await reader.goto('/categories')
  expect(await said(reader)).toContain('Getting started')
  expect(await said(reader)).not.toContain('Grinder Pro lab')
  expect(await statusOf(reader, area), 'a visitor').toBe(404)
}

/** axe needs script: the same people once more, in browsers that run it. */
async function isAccessible(server: TestServer, admin: Page, dami: Page): Promise<void> {
  for (const [person, look, addresses] of [
    [admin, { width: 390, language: 'ko' }, ['/admin/setup', '/admin/groups/pro', '/admin/invitations']],
    [dami, { width: 1280 }, ['/', '/categories/pro-lab']],
  ] as const) {
    const page = await openPage(server.url, look)
    await page.context().addCookies(await person.context().cookies())
    for (const address of addresses) {
      await page.goto(address)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), address).toBe(true)
      await expectAccessible(page)
    }
  }
}

type Provider = Awaited<ReturnType<typeof startCompanyProvider>>

/** Goes on with a step of the setup list. */
async function step(admin: Page, title: string): Promise<void> {
  await admin.goto('/admin/setup')
  await press(admin, `main li:has(h2:has-text("${title}")) a`)
}

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`main [name=${name}]`, value)
}

async function agree(page: Page): Promise<void> {
  for (const kind of ['terms', 'privacy']) await page.check(`[name=${kind}]`)
}

async function statusOf(page: Page, address: string): Promise<number | undefined> {
  return (await page.goto(address))?.status()
}

async function mailTo(smtp: TestSmtpServer, address: string, subject: RegExp) {
  const found = () => smtp.received.findLast(({ to, raw }) => to.includes(address) && subject.test(raw))
  await expect.poll(() => found() !== undefined, { timeout: 15_000, message: `mail to ${address}` }).toBe(true)
  return readMail(found()?.raw ?? '')
}
