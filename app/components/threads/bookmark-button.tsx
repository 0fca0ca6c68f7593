import { useFetcher } from '@remix-run/react'
import { Icon } from '#app/components/parts/icon.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import { Refusal, type RefusedReply } from '#app/components/shell/refusal.tsx'

/**
 * Mark a post for oneself, or no longer; notes are written on the page of bookmarks. Posts `intent=bookmark`, `postId`,
 * `on=1|0`.
 */
export function BookmarkButton({ postId, saved }: { postId: string; saved: boolean }) {
  const { me, t } = useReader()
  const fetcher = useFetcher<RefusedReply>()
  if (!me) return null
  const pressed = fetcher.formData ? fetcher.formData.get('on') === '1' : saved
  return (
    <fetcher.Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="bookmark" />
      <input type="hidden" name="postId" value={postId} />
      <button className="button quiet small" name="on" value={pressed ? '0' : '1'} aria-pressed={pressed}>
        <Icon name="bookmark" />
        {t(pressed ? 'following.bookmark.pressed' : 'following.bookmark.press')}
      </button>
      <Refusal reply={fetcher.data} />
    </fetcher.Form>
  )
}
