import { useT } from '#app/components/shell/reader.tsx'
import { Icon } from './icon.tsx'

/** Keyset pages: only newer and older, never a number. `null` where there is no such page. */
export function Pager({
  newer,
  older,
  newerText,
  olderText,
}: {
  newer: string | null
  older: string | null
  newerText?: string
  olderText?: string
}) {
  const t = useT()
  if (newer === null && older === null) return null
  return (
    <nav className="pages" aria-label={t('parts.list.pages')}>
      {newer === null ? (
        <span />
      ) : (
        <a className="button" href={newer} rel="prev">
          {newerText ?? t('parts.list.newer')}
        </a>
      )}
      {older !== null && (
        <a className="button" href={older} rel="next">
          {olderText ?? t('parts.list.older')} <Icon name="arrow" size="small" />
        </a>
      )}
    </nav>
  )
}
