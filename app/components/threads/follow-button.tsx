import { useFetcher } from '@remix-run/react'
import { Icon } from '#app/components/parts/icon.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import { Refusal, type RefusedReply } from '#app/components/shell/refusal.tsx'

/**
 * Follow a thread, or no longer. Posts `intent=follow`, `on=1|0`. Nothing for visitors: there is no list of theirs to
 * keep.
 */
export function FollowButton({ following }: { following: boolean }) {
  const { me, t } = useReader()
  const fetcher = useFetcher<RefusedReply>()
  if (!me) return null
  const pressed = fetcher.formData ? fetcher.formData.get('on') === '1' : following
  return (
    <fetcher.Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="follow" />
      <button className="button small" name="on" value={pressed ? '0' : '1'} aria-pressed={pressed}>
        <Icon name="bell" />
        {t(pressed ? 'following.follow.pressed' : 'following.follow.press')}
      </button>
      <Refusal reply={fetcher.data} />
    </fetcher.Form>
  )
}
