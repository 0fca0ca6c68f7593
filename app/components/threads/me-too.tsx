import { Icon } from '#app/components/parts/icon.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import { useFormat, useReader } from '#app/components/shell/reader.tsx'
import { Refusal } from '#app/components/shell/refusal.tsx'

/** "I have the same problem". Posts `intent=me-too`, `threadId`, `on=1|0`. */
export function MeToo({
  threadId,
  count,
  mine,
  mayPress,
}: {
  threadId: string
  count: number
  mine: boolean
  mayPress: boolean
}) {
  const { me, t } = useReader()
  const { number } = useFormat()
  const { pathname } = useLocation()
  const face = (
    <>
      <Icon name="hand" />
      {t('parts.thread.meToo')}{' '}
      <span className="num" data-count={count}>
        {number(count)}
      </span>
    </>
  )

  if (!me)
    return (
      <a className="button small" rel="nofollow" href={`/login?next=${encodeURIComponent(pathname)}`}>
        {face}
      </a>
    )
  if (!mayPress && count === 0) return null
  if (!mayPress) return <span className="meta-text">{t('parts.thread.meTooCount', { count })}</span>
  return (
    <form method="post">
      <input type="hidden" name="intent" value="me-too" />
      <input type="hidden" name="threadId" value={threadId} />
      <button className="button small" name="on" value={mine ? '0' : '1'} aria-pressed={mine}>
        {face}
      </button>
      <Refusal intents={['me-too']} of={{ threadId }} />
    </form>
  )
}
