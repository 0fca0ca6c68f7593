import { useLocation } from '#app/components/shell/page.tsx'
import { useFormat, useReader } from '#app/components/shell/reader.tsx'
import { Refusal } from '#app/components/shell/refusal.tsx'
import { useId } from '#app/html/context.ts'

export type OutcomeView = {
  postId: string
  /** The version that a press is about; '' where there are none. */
  version: string
  versions: readonly string[]
  worked: number
  failed: number
  mine: boolean | null
  /** What is said of other versions, in words. */
  others: readonly { version: string; worked: number; failed: number }[]
  mayPress: boolean
}

/**
 * Whether others got there with this answer, and on which version. One's own voice can be taken back. Works without
 * script.
 */
export function OutcomeBox({ outcome }: { outcome: OutcomeView }) {
  const { t, me } = useReader()
  const { number } = useFormat()
  const { pathname } = useLocation()
  const select = useId()
  const { postId, version, versions, worked, failed, mine, others, mayPress } = outcome
  const choices = [
    { value: 'yes', text: t('posts.outcome.worked'), count: worked, pressed: mine === true },
    { value: 'no', text: t('posts.outcome.failed'), count: failed, pressed: mine === false },
  ]
  return (
    <div className="worked">
      {mayPress ? (
        <form method="post" className="row">
          <input type="hidden" name="intent" value="outcome" />
          <input type="hidden" name="postId" value={postId} />
          <span>{t('posts.outcome.ask')}</span>
          {versions.length > 0 && (
            <>
              <label className="said-only" htmlFor={select}>
                {t('posts.outcome.version')}
              </label>
              <select id={select} name="version" defaultValue={version}>
                {[...new Set([version, ...versions])]
                  .filter((one) => one !== '')
                  .map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
              </select>
            </>
          )}
          {choices.map(({ value, text, count, pressed }) => (
            <button
              key={value}
              className={pressed ? 'button small' : 'button small quiet'}
              name="worked"
              value={value}
              aria-pressed={pressed}
            >
              {text} <span className="num">{number(count)}</span>
            </button>
          ))}
          {mine !== null && (
            <button className="button small quiet" name="worked" value="none">
              {t('posts.outcome.takeBack')}
            </button>
          )}
          <Refusal intents={['outcome']} of={{ postId }} />
        </form>
      ) : (
        <>
          {(worked > 0 || failed > 0) && (
            <span>{t('posts.outcome.counts', { worked: number(worked), failed: number(failed) })}</span>
          )}
          {!me && (
            <a rel="nofollow" href={`/login?next=${encodeURIComponent(`${pathname}#${postId}`)}`}>
              {t('posts.outcome.ask')}
            </a>
          )}
        </>
      )}
      {version !== '' && (worked > 0 || failed > 0) && <span>{t('posts.outcome.onVersion', { version })}</span>}
      {others.map((one) => (
        <span key={one.version}>
          {t('posts.outcome.other', { version: one.version, worked: number(one.worked), failed: number(one.failed) })}
        </span>
      ))}
    </div>
  )
}
