import { useLocation } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'

export type WatchLevelView = 'watching' | 'muted' | null

const levels = ['watching', 'muted', 'none'] as const
const words = {
  watching: 'following.watch.watching',
  muted: 'following.watch.muted',
  none: 'following.watch.none',
} as const

/**
 * Watch or mute a tag, a category, a product or a member; each choice is a button of a form, so it needs no script. Nothing for visitors.
 */
export function WatchMenu({
  subject,
  name,
  label,
  level,
}: {
  subject: 'tag' | 'category' | 'product' | 'member'
  name: string
  label: string
  level: WatchLevelView
}) {
  const { me, t } = useReader()
  const { pathname, search } = useLocation()
  if (!me) return null
  return (
    <details className="menu">
      <summary aria-label={t('following.watch.label', { name: label })}>
        {t(level === null ? 'following.watch.press' : words[level])}
      </summary>
      <div className="pop">
        <form method="post" action="/me/following">
          <input type="hidden" name="intent" value="watch" />
          <input type="hidden" name="subject" value={subject} />
          <input type="hidden" name="name" value={name} />
          <input type="hidden" name="back" value={pathname + search} />
          <ul>
            {levels.map((choice) => (
              <li key={choice}>
                <button name="level" value={choice} aria-current={choice === (level ?? 'none') ? 'true' : undefined}>
                  <span>
                    {t(words[choice])}
                    {choice !== 'none' && (
                      <>
                        <br />
                        <small className="quiet-text">{t(`following.watch.${choice}Hint`)}</small>
                      </>
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </form>
      </div>
    </details>
  )
}
