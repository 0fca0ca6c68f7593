import { urls } from '#app/views/urls.ts'
import { usePage } from './page.tsx'
import { useReader } from './reader.tsx'

/**
 * What a page says to search engines in the words of schema.org, for visitors alone: members need no second copy of
 * what they read. The block is data, which no browser runs, so the content security policy lets it pass.
 */
export function StructuredData() {
  const { me, siteName, face, t } = useReader()
  const { data, failure, handle, origin, pathname, search } = usePage()
  if (me !== null || failure !== null || handle.structured === undefined) return null
  const logo = face.logo === null ? null : urls.brandFile(face.logo.light.file)
  const things = handle.structured(data as never, { origin, pathname, search, siteName, logo, t })
  if (things.length === 0) return null
  const context = 'https://schema.org'
  const graph = things.length === 1 ? { '@context': context, ...things[0] } : { '@context': context, '@graph': things }
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptText(graph) }} />
}

/** JSON that cannot end the element it is in, whatever people wrote. */
function scriptText(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
