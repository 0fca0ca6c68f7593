import { Icon } from '#app/components/parts/icon.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/**
 * Begins an answer with a quotation of this post. With script what is selected goes into the box
 * (`client/quote-reply.ts`); without, the page comes back with the whole post quoted in it (`?quote=<post>`).
 */
export function QuoteLink({ postId, handle }: { postId: string; handle: string | null }) {
  const t = useT()
  const { pathname, search } = useLocation()
  const query = new URLSearchParams(search)
  query.set('quote', postId)
  return (
    <a
      className="button quiet small"
      rel="nofollow"
      data-quote={handle ?? ''}
      href={`${pathname}?${query.toString()}#write`}
    >
      <Icon name="quote" />
      <span className="word">{t('threads.show.quote')}</span>
    </a>
  )
}
