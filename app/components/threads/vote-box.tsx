import { Icon } from '#app/components/parts/icon.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import { useFormat, useReader } from '#app/components/shell/reader.tsx'
import { Refusal } from '#app/components/shell/refusal.tsx'

export type VoteView = {
  postId: string
  score: number
  mine: 'up' | 'down' | null
  /** What this reader may still press. All false on one's own post: then only the score is shown. */
  up: boolean
  down: boolean
  /** The trust level from which this reader may vote; null for those who may, for the author and for visitors. */
  fromLevel: number | null
}

/**
 * The score with its two buttons. Posts `intent=vote`, `postId`, `vote=up|down|none` to `action` (the page itself when
 * not given); pressing the pressed one takes the vote back. Signed out, the buttons lead to sign-in and back here; for
 * newcomers they say from when on they can be pressed.
 */
export function VoteBox({ vote, action }: { vote: VoteView; action?: string }) {
  const { me, t } = useReader()
  const { number } = useFormat()
  const { pathname } = useLocation()

  const { mine: pressed, score } = vote
  const output = (
    <output aria-label={t('parts.thread.score', { count: score })} data-count={score}>
      {number(score)}
    </output>
  )
  const directions = [
    { way: 'up', label: t('parts.thread.up'), may: vote.up },
    { way: 'down', label: t('parts.thread.down'), may: vote.down },
  ] as const

  if (!me) {
    const signIn = `/login?next=${encodeURIComponent(`${pathname}#${vote.postId}`)}`
    const [up, down] = directions.map(({ way, label }) => (
      <a key={way} href={signIn} aria-label={label} rel="nofollow">
        <Icon name={way} />
      </a>
    ))
    return (
      <div className="vote">
        {up}
        {output}
        {down}
      </div>
    )
  }
  if (vote.fromLevel !== null && !vote.up && !vote.down && pressed === null)
    return (
      <details className="menu vote">
        <summary aria-label={`${t('parts.thread.score', { count: score })}. ${t('parts.thread.voteLater')}`}>
          <Icon name="up" />
          <b className="num">{number(score)}</b>
          <Icon name="down" />
        </summary>
        <div className="pop said">
          <p>{t('parts.thread.voteFromLevel', { level: vote.fromLevel })}</p>
          <p>
            <a href="/me/trust">{t('parts.thread.voteHow')}</a>
          </p>
        </div>
      </details>
    )
  const [up, down] = directions.map(({ way, label, may }) =>
    may || pressed === way ? (
      <button
        key={way}
        name="vote"
        value={pressed === way ? 'none' : way}
        aria-pressed={pressed === way}
        aria-label={label}
        data-worth={way === 'up' ? 1 : -1}
        disabled={!may}
      >
        <Icon name={way} />
      </button>
    ) : null,
  )
  return (
    <form className="vote" method="post" action={action}>
      <input type="hidden" name="intent" value="vote" />
      <input type="hidden" name="postId" value={vote.postId} />
      {up}
      {output}
      {down}
      <Refusal intents={['vote']} of={{ postId: vote.postId }} />
    </form>
  )
}
