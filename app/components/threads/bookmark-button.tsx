import { Icon } from '#app/components/parts/icon.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import { Refusal } from '#app/components/shell/refusal.tsx'

/**
 * Mark a post for oneself, or no longer; notes are written on the page of bookmarks. Posts `intent=bookmark`, `postId`,
 * `on=1|0`.
 */
export function BookmarkButton({ postId, saved }: { postId: string; saved: boolean }) {
  const { me, t } = useReader()
  if (!me) return null
  return (
    <form method="post">
      <input type="hidden" name="intent" value="bookmark" />
      <input type="hidden" name="postId" value={postId} />
      <button className="button quiet small" name="on" value={saved ? '0' : '1'} aria-pressed={saved}>
        <Icon name="bookmark" />
        <span className="word">{t(saved ? 'following.bookmark.pressed' : 'following.bookmark.press')}</span>
      </button>
      <Refusal intents={['bookmark']} of={{ postId }} />
    </form>
  )
}
