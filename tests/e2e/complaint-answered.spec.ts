import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { press, said, signIn } from './journey.ts'
import { linkIn, siteOverTime, soonSays } from './site-over-time.ts'

/** What is written and read, in each language. */
const words = {
  en: {
    title: 'Charged twice and nobody answers',
    body: 'I was charged twice this month and I want my money back. I wrote to support three times and got no reply. This is unacceptable.',
    promised: /Sam will reply by .*\d/,
    template: 'Hello {customer}, I am looking into {case} and will write the result here by {due}.',
    filled: /Hello Nari, I am looking into C-1001 and will write the result here by .*\d/,
    opened: /We opened case C-1001 for you and will reply by .*\d/,
    answered: /Sam replied in your thread/,
    byMail: 'The second charge was on 3 November.',
    asked: /How did we handle case C-1001/,
    given: 'Your answer: 5 of 5',
    twoNews: /^2 notifications/,
    invited: /C-1001 ended well/,
  },
  ko: {
    title: '요금이 두 번 빠져나갔는데 아무도 답이 없어요',
    body: '이번 달 요금이 두 번 빠져나갔습니다. 고객센터에 세 번 문의했는데 아무도 답을 안 해 줍니다. 정말 실망스럽고 화가 나네요. 당장 환불해 주세요.',
    promised: /\d.*까지 답변드려요.*Sam/,
    template: '{customer} 님, {case} 건을 확인하고 있어요. {due}까지 결과를 여기에 적을게요.',
    filled: /Nari 님, C-1001 건을 확인하고 있어요\. .*\d.*까지/,
    opened: /케이스 C-1001을 접수했어요\. .*\d.*까지 답변드려요/,
    answered: /Sam 님이 내 글에 글을 남겼어요/,
    byMail: '두 번째 결제는 11월 3일이었어요.',
    asked: /케이스 C-1001 처리는 어땠나요/,
    given: '내 답변: 5점 중 5점',
    twoNews: /^알림 2개/,
    invited: /C-1001.*잘 해결됐어요/,
  },
} as const

/** Everything is pressed in browsers without script, that of the customer on a telephone. */
test.each(['en', 'ko'] as const)(
  'a complaint is promised an answer, answered from a template, continued by mail, resolved, rated, and becomes an invitation to tell it (%s)',
  async (language) => {
    const text = words[language]
    const site = await siteOverTime({
      language,
      people: { nari: { name: 'Nari' }, sam: {} },
    })
    const nari = await site.opens('nari', { width: 390 })
    const sam = await site.opens('sam')
    await savesTemplate(sam, text.template)

    const thread = await complains(nari, text)
    await soonSays(nari, thread, text.promised)
    expect(await nari.innerText('aside.private')).toContain('C-1001')
    const visitor = await site.opens(null)
    await visitor.goto(thread)
    expect(await said(visitor), 'the strip is for its customer alone').not.toContain('C-1001')

    await site.passes({ hours: 1 })
    await site.mailTo('nari@example.net', text.opened)
    await signIn(sam, 'sam')
    await sam.goto('/staff')
    expect(await said(sam)).toContain(text.title)
    await sam.goto('/staff/cases/1001')
    await answersFromTemplate(sam, text.filled)

    await site.passes({ hours: 1 })
    const answer = await site.mailTo('nari@example.net', text.answered)
    expect(answer.text, 'with what was answered').toMatch(text.filled)
    await site.answersByMail('Nari <nari@example.net>', answer, text.byMail)
    await site.passes({ hours: 1 })
    await signIn(sam, 'sam')
    await soonSays(sam, '/staff/cases/1001', text.byMail)
    expect(await said(sam), 'without the quotation').not.toContain('reply+')
    await resolves(sam)

    await site.passes({ hours: 25 })
    await site.passes({ days: 1 })
    const link = linkIn(await site.mailTo('nari@example.net', text.asked), '/csat/')
    await site.isAccessible(link)
    await visitor.goto(link)
    expect(await said(visitor), 'looking answers nothing').not.toContain(text.given.slice(0, 8))
    await press(visitor, 'button[name=score][value="5"]')
    expect(await said(visitor)).toContain(text.given)

    await site.passes({ days: 15 })
    await site.passes({ days: 1 })
    const invited = await site.mailTo('nari@example.net', text.twoNews)
    expect(invited.text).toMatch(text.invited)
    await visitor.goto(linkIn(invited, '/stories'))
    expect(visitor.url(), 'they write it signed in').toContain('/login')
  },
  180_000,
)

async function savesTemplate(sam: Page, template: string): Promise<void> {
  await sam.goto('/staff/templates/new')
  await sam.fill('[name=title]', 'Looking into it')
  await sam.fill('[name=en]', template)
  await sam.fill('[name=ko]', template)
  await press(sam, 'main form button.primary')
}

async function complains(nari: Page, { title, body }: { title: string; body: string }): Promise<string> {
  await nari.goto('/threads/new?kind=discussion')
  await nari.fill('[name=title]', title)
  await nari.fill('[name=body]', body)
  await nari.selectOption('[name=category]', 'general')
  await press(nari, 'main form button.primary')
  return new URL(nari.url()).pathname
}

async function answersFromTemplate(sam: Page, filled: RegExp): Promise<void> {
  await sam.click('details.templates summary')
  await press(sam, 'details.templates button[name=use]')
  expect(await sam.inputValue('[name=body]')).toMatch(filled)
  await sam.selectOption('[name=after]', 'waiting_customer')
  await press(sam, 'button[name=goOn][value=stay]')
}

async function resolves(sam: Page): Promise<void> {
  await sam.click('details:has(select[name=to]) summary')
  await sam.selectOption('select[name=to]', 'resolved')
  await press(sam, 'form:has(select[name=to]) button')
}
