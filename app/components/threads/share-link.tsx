import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/**
 * The lasting address of a post. With script a press copies it (`client/copy-link.ts`); without, the link leads there
 * and can be copied from it.
 */
export function ShareLink({ href }: { href: string }) {
  const t = useT()
  return (
    <>
      <a className="button quiet small" href={href} rel="nofollow" data-copy={t('posts.share.copied')}>
        <Icon name="link" />
        <span className="word">{t('posts.share.link')}</span>
      </a>
      <span role="status" className="meta-text" />
    </>
  )
}
