import { Button } from '#app/components/parts/button.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

export type PostPositionView = {
  page: number
  pages: number
  first: number
  last: number
  total: number
  order: string
  here: string
  start: string
  end: string
}

/** Where one is in a long thread, and the ways to its other places: the first, the last, any number. */
export function PostPosition({ at }: { at: PostPositionView }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <nav className="row position" aria-label={t('posts.position.label')}>
      <span className="meta-text">
        {t('posts.position.page', { page: number(at.page), pages: number(at.pages) })} ·{' '}
        {t('posts.position.range', { first: number(at.first), last: number(at.last), total: number(at.total) })}
      </span>
      {at.page > 1 && <a href={at.start}>{t('posts.position.first')}</a>}
      {at.page < at.pages && <a href={at.end}>{t('posts.position.last')}</a>}
      <form method="get" action={at.here} className="row">
        <input type="hidden" name="order" value={at.order} />
        <label className="row">
          <span>{t('posts.position.jump')}</span>{' '}
          <input type="number" name="at" min={1} max={at.total} inputMode="numeric" required />
        </label>
        <Button size="small">{t('posts.position.go')}</Button>
      </form>
    </nav>
  )
}
