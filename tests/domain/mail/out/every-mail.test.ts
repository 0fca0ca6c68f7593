import { parse } from 'parse5'
import { expect, test } from 'vitest'
import { locales, translator } from '#app/i18n/index.ts'
import { mails } from '#app/mails.server.ts'
import { mailKinds, unsubscribeTopics, type MailKind, type UnsubscribeTopic } from '#app/registry/mail-kinds.ts'
import { framedSample, sampleOrigin } from '#tests/fixtures/framed-sample.ts'

const kinds = Object.keys(mailKinds) as MailKind[]

const all = kinds.flatMap((kind) =>
  locales.flatMap((locale) =>
    mails[kind]
      .samples(translator(locale))
      .map((content, i) => ({ name: `${kind} ${i + 1}, ${locale}`, kind, locale, content })),
  ),
)

test('every kind has an example in every language', () => {
  expect(
    kinds.filter((kind) => locales.some((locale) => mails[kind].samples(translator(locale)).length === 0)),
  ).toEqual([])
})

test.each(all)(
  '$name: valid HTML without anything from a server, and the same links in its text',
  ({ kind, locale, content }) => {
    const { subject, text, html, advertising } = framedSample(kind, locale, content)
    const faults: string[] = []
    parse(html, { onParseError: ({ code }) => void faults.push(code) })
    // Void elements may be closed, which the renderer of pages does.
    expect(faults.filter((fault) => fault !== 'non-void-html-element-start-tag-with-trailing-solidus')).toEqual([])
    expect(html).not.toMatch(/<(img|script|link|iframe|form|input|object)\b|\ssrc=|url\(|@import|@font-face/i)
    expect(html).toMatch(new RegExp(`<html lang="${locale}"`))
    const links = Array.from(html.matchAll(/href="([^"]+)"/g), ([, href = '']) => href.replaceAll('&amp;', '&'))
    expect(links.filter((href) => !href.startsWith(`${sampleOrigin}/`))).toEqual([])
    expect(links.filter((href) => !text.includes(href))).toEqual([])
    expect(subject.length).toBeGreaterThan(3)
    expect(subject).not.toMatch(/\n|undefined|\{\{/)
    expect(text).not.toMatch(/undefined|\{\{|<\/?\w+>/)
    expect(/[가-힣]/.test(subject), 'the language of the reader').toBe(locale === 'ko' || advertising)
    expect(subject.startsWith('(광고)')).toBe(advertising)
    expect(text.split('\n-- \n')[1], 'a reason').toMatch(/\S/)
    if (mailKinds[kind].optional) expect(content.unsubscribe, 'optional mail says what ends it').toBeDefined()
  },
)

test('what members write stays text', () => {
  const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\n</title>'
  const { html } = framedSample('test', 'en', {
    subject: hostile,
    blocks: [
      { type: 'heading', text: hostile },
      { type: 'quote', text: hostile, by: hostile },
      { type: 'item', title: hostile, text: hostile, url: '/threads/x' },
      { type: 'button', label: hostile, url: '/threads/x"onclick="alert(1)' },
    ],
    reason: hostile,
  })
  expect(html).not.toMatch(/<script|<img|onclick="/)
})

test('every topic that a mail can be unsubscribed from has its words in both languages', () => {
  for (const locale of locales)
    for (const topic of Object.keys(unsubscribeTopics) as UnsubscribeTopic[])
      for (const key of ['topic', 'unsubscribe.ask', 'unsubscribe.done'])
        expect(translator(locale).has(`mail.${key}.${topic}`), `mail.${key}.${topic} in ${locale}`).toBe(true)
})
