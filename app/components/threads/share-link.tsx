import { useState, type MouseEvent } from 'react'
import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/**
 * The lasting address of a post. With script a press copies it; without, the link leads there and can be copied from
 * it.
 */
export function ShareLink({ href }: { href: string }) {
  const t = useT()
  const [copied, setCopied] = useState(false)

  async function copy(event: MouseEvent<HTMLAnchorElement>): Promise<void> {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    try {
      await navigator.clipboard.writeText(new URL(href, location.href).href)
      setCopied(true)
    } catch {
      // No clipboard without https, or not allowed: the link does what links do.
      location.assign(href)
    }
  }

  return (
    <>
      <a className="button quiet small" href={href} rel="nofollow" onClick={(event) => void copy(event)}>
        <Icon name="link" />
        {t('posts.share.link')}
      </a>
      <span role="status" className="meta-text">
        {copied && t('posts.share.copied')}
      </span>
    </>
  )
}
