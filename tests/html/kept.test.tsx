import { expect, test } from 'vitest'
import { kept } from '#app/components/shell/kept.tsx'
import { PageProvider, type Page } from '#app/components/shell/page.tsx'
import { ReaderProvider, useReader, type Reader } from '#app/components/shell/reader.tsx'
import { plainFace } from '#app/domain/site/brand/site-face.ts'
import { renderedLate } from '#app/html/kept.ts'
import { renderHtml } from '#app/html/render-html.ts'
import { translator } from '#app/i18n/index.ts'

const page: Page = {
  data: null,
  result: undefined,
  handle: {},
  origin: 'http://localhost:3000',
  route: null,
  pathname: '/',
  search: '',
  failure: null,
}
const reader: Reader = {
  locale: 'en',
  t: translator('en'),
  now: '2026-11-29T00:00:00.000Z',
  timeZone: 'UTC',
  theme: null,
  siteName: 'Dangol',
  face: plainFace,
  formStamp: '',
  formTime: '',
  me: { id: 'mem_1', handle: 'ann', name: 'Ann', roles: ['member'], trustLevel: 1, tint: 1 },
}

const Now = renderedLate(() => <time>{useReader().now}</time>)
let made = 0
const Card = kept('test card', ({ text }: { text: string }) => (
  <p lang={useReader().locale}>
    {text} {++made} <Now />
  </p>
))

function shown(text: string, by: Partial<Reader> = {}, on: Partial<Page> = {}): string {
  return renderHtml(
    <PageProvider value={{ ...page, ...on }}>
      <ReaderProvider value={{ ...reader, ...by }}>
        <Card text={text} />
      </ReaderProvider>
    </PageProvider>,
  )
}

test('a kept part is made once for the same props and language, and says the time of each showing', () => {
  const first = shown('a')
  expect(first).toMatch(/^<p lang="en">a \d+ <time>2026-11-29T00:00:00.000Z<\/time><\/p>$/)
  expect(shown('a', { now: 'later' })).toBe(first.replace('2026-11-29T00:00:00.000Z', 'later'))
  expect(shown('b')).not.toContain(first.slice(0, 18))
  expect(shown('a', { locale: 'ko' })).toContain('lang="ko"')
})

test('a page that shows a form again makes every part itself', () => {
  const before = shown('c')
  expect(shown('c', {}, { result: { intent: 'comment' } })).not.toBe(before)
  expect(shown('c')).toBe(before)
})

test('a kept part cannot ask who reads it', () => {
  const Greeting = kept('greeting', () => <p>{useReader().me?.name}</p>)
  const greet = (): string =>
    renderHtml(
      <PageProvider value={page}>
        <ReaderProvider value={reader}>
          <Greeting />
        </ReaderProvider>
      </PageProvider>,
    )
  expect(greet).toThrow('cannot depend on who reads')
})
