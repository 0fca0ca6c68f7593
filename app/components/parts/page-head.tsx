import { errorTextKeys } from '#app/components/shell/error-page.tsx'
import { knownAddress } from '#app/components/shell/known-address.ts'
import { OpenGraph } from '#app/components/shell/open-graph.tsx'
import { usePage } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { Head } from '#app/components/shell/route-handle.ts'

/**
 * Title and description, as the route says them; on an error page those of the error. What search engines and feed
 * readers ask for follows from the address.
 */
export function PageHead() {
  const { siteName, t } = useReader()
  const { data, failure, handle, origin, route, pathname, search } = usePage()
  const head: Head =
    failure === null
      ? (handle.head?.(data as never, t) ?? { title: null })
      : { title: t(errorTextKeys(failure.status).title), noindex: true }
  const known =
    route === null || head.noindex === true
      ? null
      : knownAddress({ origin, route, pathname, search, translated: head.translated })

  return (
    <>
      <title>{head.title === null ? siteName : `${head.title} · ${siteName}`}</title>
      {head.description && <meta name="description" content={head.description} />}
      {known?.canonical ? <link rel="canonical" href={known.canonical} /> : <meta name="robots" content="noindex" />}
      {known?.alternates.map(({ lang, href }) => (
        <link key={lang} rel="alternate" hrefLang={lang} href={href} />
      ))}
      {known?.canonical && <OpenGraph head={head} url={known.canonical} />}
      {head.feed && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={`${head.feed.title} · ${siteName}`}
          href={head.feed.href}
        />
      )}
    </>
  )
}
