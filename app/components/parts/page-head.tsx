import { isRouteErrorResponse, useMatches, useRouteError } from '@remix-run/react'
import { errorTextKeys, statusOfError } from '#app/components/shell/error-page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { Head, RouteHandle } from '#app/components/shell/route-handle.ts'

/** Title and description, asked from the deepest route that says something about itself. */
export function PageHead() {
  const { siteName, t } = useReader()
  const error = useRouteError()
  const matches = useMatches()
  const head: Head =
    error == null ? headOf(matches, t) : { title: t(errorTextKeys(statusOfError(error)).title), noindex: true }
  const name =
    siteName.includes('단골') || siteName.includes('Dangol')
      ? siteName
      : `${siteName} ${t.locale === 'ko' ? '단골' : 'Dangol'}`

  return (
    <>
      <title>{head.title === null ? name : `${head.title} · ${name}`}</title>
      {head.description && <meta name="description" content={head.description} />}
      {head.canonical && <link rel="canonical" href={head.canonical} />}
      {(head.noindex || isRouteErrorResponse(error)) && <meta name="robots" content="noindex" />}
    </>
  )
}

function headOf(matches: ReturnType<typeof useMatches>, t: Parameters<NonNullable<RouteHandle['head']>>[1]): Head {
  for (const match of matches.toReversed()) {
    const handle = match.handle as RouteHandle | undefined
    if (handle?.head) return handle.head(match.data as never, t)
  }
  return { title: null }
}
