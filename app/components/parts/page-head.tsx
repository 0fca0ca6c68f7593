import { errorTextKeys } from '#app/components/shell/error-page.tsx'
import { usePage } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { Head } from '#app/components/shell/route-handle.ts'

/** Title and description, as the route says them; on an error page those of the error. */
export function PageHead() {
  const { siteName, t } = useReader()
  const { data, failure, handle } = usePage()
  const head: Head =
    failure === null
      ? (handle.head?.(data as never, t) ?? { title: null })
      : { title: t(errorTextKeys(failure.status).title), noindex: true }
  const name =
    siteName.includes('단골') || siteName.includes('Dangol')
      ? siteName
      : `${siteName} ${t.locale === 'ko' ? '단골' : 'Dangol'}`

  return (
    <>
      <title>{head.title === null ? name : `${head.title} · ${name}`}</title>
      {head.description && <meta name="description" content={head.description} />}
      {head.canonical && <link rel="canonical" href={head.canonical} />}
      {head.noindex && <meta name="robots" content="noindex" />}
    </>
  )
}
