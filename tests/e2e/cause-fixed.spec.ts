import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { startTicketServer } from '#tests/setup/ticket-server.ts'
import { press, said, signIn } from './journey.ts'
import { linkIn, siteOverTime, soonSays, type SiteOverTime } from './site-over-time.ts'

/** What is written and read, in each language. No complaint has a strong word. */
const words = {
  en: {
    byMail: 'The invoice of October lists 312 kWh. My meter shows 213. Please correct the invoice.',
    mailQuote: 'The invoice of October lists 312 kWh.',
    confirm: /Confirm your report/,
    inPublic: 'The October invoice is higher than the meter. The app shows the right value.',
    publicQuote: 'The October invoice is higher than the meter.',
    mine: 'Your case C-1001 is late',
    lead: 'Case C-1001 is still late',
    shift: 'Case C-1001 is late',
    fixed: 'Invoices read the meter again',
    told: /What you reported is fixed|problem that you have too is fixed/,
    asked: /Is it fixed for you/,
    none: "0 say it's fixed, 0 say it isn't",
    openAgain: /root cause is open again: 1 say it is fixed, 2 say it is not/,
    open: 'Open',
  },
  ko: {
    byMail: '10월 청구서에는 312 kWh로 적혀 있습니다. 계량기는 213입니다. 청구서를 고쳐 주세요.',
    mailQuote: '10월 청구서에는 312 kWh로 적혀 있습니다.',
    confirm: /접수|확인/,
    inPublic: '10월 청구서가 계량기보다 높게 나왔습니다. 앱에는 맞는 값이 보입니다.',
    publicQuote: '10월 청구서가 계량기보다 높게 나왔습니다.',
    mine: '내가 맡은 케이스 C-1001',
    lead: 'C-1001의 첫 응답 기한이 지났는데 아직 답하지 못했어요',
    shift: '케이스 C-1001의 첫 응답 기한이 지났어요',
    fixed: '청구서가 다시 계량기 값을 읽어요',
    told: /알려 주신 문제를 고쳤어요|함께 겪던 문제를 고쳤어요/,
    asked: /이제 괜찮아졌나요/,
    none: '해결됨 0명, 그대로 0명',
    openAgain: /원인이 다시 열렸어요\. 해결됨 1명, 그대로 2명/,
    open: '미해결',
  },
} as const

type Words = (typeof words)['en' | 'ko']
const everybody = ['mina@mail.example', 'nari@example.net', 'bob@example.net']
const cause = 'Readings of October are taken twice'

/** Everything is pressed in browsers without script. */
test.each(['en', 'ko'] as const)(
  'a dry complaint without an account is late, escalated, explained by a cause, fixed, told once, asked about, and opens the cause again (%s)',
  async (language) => {
    const text = words[language]
    const tickets = await startTicketServer()
    onTestFinished(() => tickets.close())
    const site = await siteOverTime({
      language,
      people: {
        nari: {},
        bob: {},
        sam: {},
        ari: { name: 'Ari', roles: ['agent'] },
        ada: {},
      },
      settings: {
        'cases.assignment': false,
        'cases.fixMinAnswers': 3,
        'cases.ticketUrl': tickets.url,
        'cases.ticketSecret': tickets.secret,
      },
      env: { WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' },
    })
    const mina = await site.opens(null, { width: 390 })
    await complainsWithoutAccount(site, mina, text)
    const nari = await site.opens('nari')
    const thread = await complainsInPublic(nari, text)
    const bob = await site.opens('bob', { width: 390 })
    await bob.goto(thread)
    await press(bob, 'main form:has([value=me-too]) button')

    const sam = await site.opens('sam')
    for (const number of [1001, 1002]) {
      await sam.goto(`/staff/cases/${number}`)
      await press(sam, 'form:has([name=intent][value=take]) button')
    }
    await site.passes({ days: 5 })
    await signIn(sam, 'sam')
    await soonSays(sam, '/me/notifications', text.mine)
    await soonSays(await site.opens('ada'), '/me/notifications', text.lead)
    await soonSays(await site.opens('ari'), '/me/notifications', text.shift)
    await escalates(sam)
    expect(JSON.parse(tickets.heard[0]?.body ?? '{}')).toMatchObject({ case: { number: 1001 }, note: 'Two readings.' })
    expect(tickets.heard[0]?.body, 'not the customer’s words').not.toContain('312')

    const address = await findsCause(sam, 'Sam')
    await announces(sam, text)
    await site.passes({ days: 1 })
    const toMina = await site.mailTo('mina@mail.example', text.told)
    const toNari = await site.mailTo('nari@example.net', text.told)
    const toBob = await site.mailTo('bob@example.net', text.told)
    expect(toMina.text).toContain(text.mailQuote)
    expect(toNari.text).toContain(text.publicQuote)
    expect(toBob.text).toContain(text.publicQuote)
    await site.isAccessible(linkIn(toMina, '/fixed/'))
    await mina.goto(linkIn(toMina, '/fixed/'))
    expect(await said(mina)).toContain(text.mailQuote)
    expect(await said(mina)).toContain(text.fixed)

    await site.passes({ days: 31 })
    await site.passes({ days: 1 })
    expect(await Promise.all(everybody.map((one) => site.mailsTo(one, text.told))), 'once').toEqual([1, 1, 1])
    const links = await Promise.all(everybody.map(async (one) => linkIn(await site.mailTo(one, text.asked), '/fixed/')))
    for (const link of [...links, ...links]) await mina.goto(link)
    const owner = await site.opens('sam')
    await owner.goto(address)
    expect(await said(owner), 'looking answers nothing').toContain(text.none)
    for (const [at, answer] of ['no', 'no', 'yes'].entries()) {
      await mina.goto(links[at] ?? '')
      await press(mina, `button[name=fixed][value=${answer}]`)
    }
    await owner.goto(address)
    expect(await owner.innerText('main .head')).toContain(text.open)
    await soonSays(owner, '/me/notifications', text.openAgain)
  },
  180_000,
)

async function complainsWithoutAccount(site: SiteOverTime, mina: Page, text: Words): Promise<void> {
  await mina.goto('/feedback/by-mail')
  await mina.fill('[name=email]', 'mina@mail.example')
  await mina.fill('[name=name]', 'Mina')
  await mina.fill('[name=body]', text.byMail)
  await press(mina, 'main form button.primary')
  const link = linkIn(await site.mailTo('mina@mail.example', text.confirm), '/feedback/confirm/')
  await site.isAccessible(link)
  await mina.goto(link)
  expect(await said(mina), 'looking opens nothing').not.toContain('C-10')
  await press(mina, 'main form button.primary')
  expect(await said(mina)).toContain('C-1001')
  expect(await said(mina)).toContain(text.mailQuote)
  await site.isAccessible(new URL(mina.url()).pathname)
}

async function complainsInPublic(nari: Page, text: Words): Promise<string> {
  await nari.goto('/feedback/new')
  await nari.fill('[name=body]', text.inPublic)
  await press(nari, 'main form button.primary')
  expect(await said(nari)).toContain('C-1002')
  return new URL(nari.url()).pathname
}

async function escalates(sam: Page): Promise<void> {
  await sam.goto('/staff/cases/1001')
  await sam.click('details:has(form [value=ticket]) summary')
  await sam.fill('form:has([value=ticket]) [name=note]', 'Two readings.')
  await press(sam, 'form:has([value=ticket]) button')
  await soonSays(sam, '/staff/cases/1001', /T-77/)
}

/** @returns the address of the cause */
async function findsCause(sam: Page, owner: string): Promise<string> {
  await sam.goto('/staff/causes')
  await sam.fill('[name=name]', cause)
  await sam.selectOption('[name=owner]', { label: owner })
  await press(sam, 'form#save button.primary')
  const address = new URL(sam.url()).pathname
  await sam.click('details:has([name=numbers]) summary')
  await sam.fill('[name=numbers]', '1001, 1002')
  await press(sam, 'form:has([name=numbers]) button')
  return address
}

async function announces(sam: Page, text: Words): Promise<void> {
  await sam.goto('/threads/new?kind=announcement')
  await sam.fill('[name=title]', text.fixed)
  await sam.fill('[name=body]', text.fixed)
  await sam.click('details:has([name=fixes]) summary')
  await sam.check('[name=fixes]')
  await press(sam, 'main form button.primary')
}
