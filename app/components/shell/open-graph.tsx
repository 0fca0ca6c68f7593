import { cardSize } from '#app/domain/site/cards/card.ts'
import { urls } from '#app/views/urls.ts'
import { usePage } from './page.tsx'
import { useReader } from './reader.tsx'
import type { Head } from './route-handle.ts'

/**
 * What a chat shows of a link to this page (ogp.me): title, description, and a picture that the server draws. Only for
 * pages that everybody may see, as for search engines. @param url its one address
 */
export function OpenGraph({ head, url }: { head: Head; url: string }) {
  const { siteName, locale, t } = useReader()
  const { origin } = usePage()
  const title = head.title ?? siteName
  const says: [property: string, content: string][] = [
    ['og:type', head.card?.kind === 'thread' || head.card?.kind === 'story' ? 'article' : 'website'],
    ['og:site_name', siteName],
    ['og:title', title],
    ['og:description', head.description ?? t('threads.home.description')],
    ['og:url', url],
    ['og:locale', locale === 'ko' ? 'ko_KR' : 'en_GB'],
    ['og:image', origin + urls.card(head.card ?? { kind: 'site', id: '' }, locale)],
    ['og:image:type', 'image/png'],
    ['og:image:width', String(cardSize.width)],
    ['og:image:height', String(cardSize.height)],
    ['og:image:alt', head.title === null ? siteName : `${title} · ${siteName}`],
  ]
  return (
    <>
      {says.map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}
