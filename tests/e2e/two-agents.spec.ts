import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '#tests/setup/browser.ts'
import { press, said } from './journey.ts'
import { siteOverTime } from './site-over-time.ts'

/** What is written and read, in each language. */
const words = {
  en: {
    complaint: 'The delivery is two weeks late and nobody tells me anything.',
    more: 'Nobody has called me back yet.',
    answer: 'I asked the warehouse and will write again on Thursday.',
    handOver: 'The customer waits for a call, see the second message.',
    reason: 'This is a question, no complaint.',
    changed: 'Since you opened this page',
    wrote: 'The customer wrote again.',
    answered: /(Sam|Tara) answered the customer\./,
    resolved: 'Tara resolved the case.',
    released: /Tara unassigned the case/,
  },
  ko: {
    complaint: '배송이 두 주나 늦었는데 아무도 알려 주지 않네요.',
    more: '아직 전화도 못 받았어요.',
    answer: '물류 센터에 확인하고 목요일에 다시 알려 드릴게요.',
    handOver: '고객이 전화를 기다려요. 두 번째 메시지를 봐 주세요.',
    reason: '불만이 아니라 문의예요.',
    changed: '페이지를 연 뒤에 있었던 일',
    wrote: '고객이 다시 글을 남겼어요.',
    answered: /(Sam|Tara) 님이 고객에게 답변했어요/,
    resolved: 'Tara 님이 해결됨으로 변경했어요.',
    released: /Tara 님이 담당을 해제했어요/,
  },
} as const

test.each(['en', 'ko'] as const)(
  'who acts on a case that changed meanwhile is told what happened, loses nothing, and may send again (%s)',
  async (language) => {
    const text = words[language]
    const site = await siteOverTime({
      language,
      people: { nari: { name: 'Nari' }, sam: {}, tara: { name: 'Tara', roles: ['agent'] } },
      settings: { 'cases.assignment': false },
    })
    const nari = await site.opens('nari', { width: 390 })
    await nari.goto('/feedback/new')
    await nari.fill('[name=body]', text.complaint)
    await press(nari, 'main form button.primary')
    const sam = await site.opens('sam', { script: true })
    const tara = await site.opens('tara', { width: 390, script: true })
    const both = async (): Promise<void> => {
      for (const page of [sam, tara]) await page.goto('/staff/cases/1001')
    }

    await both()
    await Promise.all([sends(sam, 'form:has([value=take]) button'), sends(tara, 'form:has([value=take]) button')])
    const first = await Promise.all([sam, tara].map((page) => page.locator('.alert.bad').count()))
    expect(first.toSorted(), 'one of the two has the case, the other is told').toEqual([0, 1])
    await expectAccessible(first[0] === 1 ? sam : tara)

    // An answer is held back by what the customer wrote meanwhile.
    await both()
    await writes(sam, text.answer)
    await nari.goto('/me/cases/1001')
    await nari.fill('[name=body]', text.more)
    await press(nari, 'main form:has([name=body]) button')
    await sends(sam, 'button[name=goOn][value=stay]')
    await isTold(sam, text.changed, text.wrote)
    expect(await sam.inputValue('[name=body]')).toBe(text.answer)
    expect(await sam.inputValue('[name=after]')).toBe('waiting_customer')
    expect(await sam.innerText('.talk'), 'and what was written is there to read').toContain(text.more)

    // Both send their answers at the same moment: one goes out, the other is kept in its box.
    await both()
    await writes(sam, text.answer)
    await writes(tara, text.answer)
    await Promise.all([sends(sam, 'button[name=goOn][value=stay]'), sends(tara, 'button[name=goOn][value=stay]')])
    const later = (await said(tara)).includes(text.changed) ? tara : sam
    await isTold(later, text.changed, text.answered)
    expect(await later.inputValue('[name=body]')).toBe(text.answer)
    const talk = await later.innerText('.talk')
    expect(talk.split(text.answer), 'once').toHaveLength(2)
    await later.fill('[name=body]', `${text.answer} (2)`)
    await sends(later, 'button[name=goOn][value=stay]')
    expect(await later.innerText('.talk')).toContain(`${text.answer} (2)`)

    // Folded forms open with what was typed.
    await both()
    await sam.click('details:has([name=handle]) summary')
    await sam.selectOption('select[name=handle]', 'sam')
    await sam.fill('details:has([name=handle]) textarea', text.handOver)
    await tara.click('details:has([name=handle]) summary')
    await tara.selectOption('select[name=handle]', '')
    await sends(tara, 'details:has([name=handle]) button')
    await sends(sam, 'details:has([name=handle]) button')
    await isTold(sam, text.changed, text.released)
    expect(await sam.inputValue('details:has([name=handle]) textarea')).toBe(text.handOver)

    await both()
    await sam.click('details:has([name=reason]) summary')
    await sam.fill('details:has([name=reason]) textarea', text.reason)
    await tara.click('details:has([name=to]) summary')
    await tara.selectOption('select[name=to]', 'resolved')
    await sends(tara, 'details:has(select[name=to]) button')
    await sends(sam, 'details:has([name=reason]) button')
    await isTold(sam, text.changed, text.resolved)
    expect(await sam.inputValue('details:has([name=reason]) textarea')).toBe(text.reason)
  },
  90_000,
)

async function writes(page: Page, answer: string): Promise<void> {
  await page.check('[name=kind][value=private]', { force: true })
  await page.fill('[name=body]', answer)
  await page.selectOption('[name=after]', 'waiting_customer')
}

/** Sends a form that script answers in the page as it is. */
async function sends(page: Page, selector: string): Promise<void> {
  await page.locator(selector).filter({ visible: true }).first().click()
  await expect.poll(() => page.locator('form[aria-busy=true]').count(), { timeout: 15_000 }).toBe(0)
  expect(await page.locator('.refusal[data-offline]').count(), 'the answer was shown').toBe(0)
  expect(await page.locator('body').count(), 'in the page itself').toBe(1)
}

async function isTold(page: Page, changed: string, what: string | RegExp): Promise<void> {
  const alert = page.locator('.alert', { hasText: changed })
  expect(await alert.isVisible()).toBe(true)
  expect(await alert.innerText()).toMatch(what)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width)
  await expectAccessible(page)
}
