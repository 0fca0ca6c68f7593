import { Icon } from '#app/components/parts/icon.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import { Refusal } from '#app/components/shell/refusal.tsx'

/**
 * Follow a thread, or no longer. Posts `intent=follow`, `on=1|0`. Nothing for visitors: there is no list of theirs to
 * keep.
 */
export function FollowButton({ following }: { following: boolean }) {
  const { me, t } = useReader()
  if (!me) return null
  return (
    <form method="post">
      <input type="hidden" name="intent" value="follow" />
      <button className="button quiet small" name="on" value={following ? '0' : '1'} aria-pressed={following}>
        <Icon name="bell" />
        <span className="word">{t(following ? 'following.follow.pressed' : 'following.follow.press')}</span>
      </button>
      <Refusal intents={['follow']} />
    </form>
  )
}
