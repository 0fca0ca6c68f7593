import { useT } from '#app/components/shell/reader.tsx'

/** The way to the same list for a feed reader. */
export function FeedLink({ href }: { href: string }) {
  const t = useT()
  return (
    <p className="meta-text">
      <a href={href} type="application/atom+xml">
        {t('parts.feed')}
      </a>
    </p>
  )
}
