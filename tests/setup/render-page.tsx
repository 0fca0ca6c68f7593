import type { ReactNode } from 'react'
import { PageProvider, type Page } from '#app/components/shell/page.tsx'
import { ReaderProvider, type Reader } from '#app/components/shell/reader.tsx'
import { plainFace } from '#app/domain/site/brand/site-face.ts'
import { renderHtml } from '#app/html/render-html.ts'
import { translator, type Locale } from '#app/i18n/index.ts'

/** HTML of a part of a page, or of what a route shows. @param page its data, its result and its address */
export function renderPage(
  content: ReactNode,
  { locale = 'en', reader, page }: { locale?: Locale; reader?: Partial<Reader>; page?: Partial<Page> } = {},
): string {
  const shown: Page = {
    data: undefined,
    result: undefined,
    handle: {},
    origin: 'http://localhost:3000',
    route: null,
    pathname: '/',
    search: '',
    failure: null,
    ...page,
  }
  const who: Reader = {
    locale,
    t: translator(locale),
    now: '2026-11-22T09:00:00.000Z',
    timeZone: 'Asia/Seoul',
    theme: null,
    formStamp: 'stamp',
    formTime: '',
    siteName: 'Haruwatt',
    face: plainFace,
    me: null,
    ...reader,
  }
  return renderHtml(
    <PageProvider value={shown}>
      <ReaderProvider value={who}>{content}</ReaderProvider>
    </PageProvider>,
  )
}
