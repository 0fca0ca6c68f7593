import type { ComponentType } from 'react'
import { PageHead } from '#app/components/parts/page-head.tsx'
import { Sprite } from '#app/components/parts/sprite.tsx'
import { urls } from '#app/views/urls.ts'
import { ThrownErrorPage } from './error-page.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { KeyHelp } from './key-help.tsx'
import { PageBanner } from './page-banner.tsx'
import { PageProvider, type Page, type PageProps } from './page.tsx'
import { ReaderProvider, useReader, type Reader } from './reader.tsx'
import { StructuredData } from './structured-data.tsx'
import { Toast, type ToastView } from './toast.tsx'

/** Addresses of the two files that every page brings along. */
export type Files = { styles: string; script: string }

/** A whole page: head, header, what the route shows (or the error page), footer. A function from data to HTML. */
export function Document({
  page,
  reader,
  toast,
  files,
  Content,
}: {
  page: Page
  reader: Reader
  toast: ToastView | null
  files: Files
  Content: ComponentType<PageProps>
}) {
  const { failure, handle } = page
  const bare = failure === null && handle.bare === true
  const narrow = failure === null && handle.page === 'narrow'
  return (
    <html lang={reader.locale} data-theme={reader.theme ?? undefined} data-zone={reader.timeZone}>
      <PageProvider value={page}>
        <ReaderProvider value={reader}>
          <head>
            <meta charSet="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content={reader.theme ?? 'light dark'} />
            <PageHead />
            <Styles file={files.styles} />
            <Icons />
            <link rel="manifest" href="/manifest.webmanifest" />
            <script type="module" src={files.script} />
            <StructuredData />
          </head>
          <body data-offline={reader.t('shell.error.offline')}>
            <a className="skip" href="#main">
              {reader.t('shell.skip')}
            </a>
            <Sprite />
            {!bare && <Header search={failure !== null || handle.search !== false} />}
            {!bare && <PageBanner />}
            <main
              id="main"
              className={narrow ? 'page narrow' : 'page'}
              tabIndex={-1}
              data-page={failure === null ? page.pathname : `failure ${failure.status}`}
            >
              {failure === null ? (
                <Content data={page.data as never} result={page.result as never} />
              ) : (
                <ThrownErrorPage failure={failure} />
              )}
              {toast && <Toast toast={toast} />}
            </main>
            {!bare && <Footer />}
            <KeyHelp />
          </body>
        </ReaderProvider>
      </PageProvider>
    </html>
  )
}

/** One file, with the colours of the company in it where it has its own. */
function Styles({ file }: { file: string }) {
  const { colours } = useReader().face
  if (colours === null) return <link rel="stylesheet" href={file} />
  const name = /^\/assets\/([\w-]+\.css)$/.exec(file)?.[1]
  if (name !== undefined) return <link rel="stylesheet" href={urls.brandStyles(colours, name)} />
  // While the product is being worked on, its style sheet is not a file.
  return (
    <>
      <link rel="stylesheet" href={file} />
      <link rel="stylesheet" href={urls.brandStyles(colours, 'accent.css')} />
    </>
  )
}

function Icons() {
  const { icon } = useReader().face
  if (icon === null)
    return (
      <>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="apple-touch-icon" href="/icons/apple-180.png" />
      </>
    )
  return (
    <>
      <link rel="icon" href={urls.brandFile(`${icon}x32`)} sizes="32x32" type="image/png" />
      <link rel="icon" href={urls.brandFile(`${icon}x192`)} sizes="192x192" type="image/png" />
      <link rel="apple-touch-icon" href={urls.brandFile(`${icon}x180`)} />
    </>
  )
}
