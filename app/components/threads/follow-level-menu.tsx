import { useReader } from '#app/components/shell/reader.tsx'
import type { FollowLevel } from '#db/schema/following.ts'

const levels = ['all', 'normal', 'mine', 'none'] as const

/**
 * How much of a thread one is told: every post, answers and replies, what concerns oneself, nothing. Each choice is a
 * button of a form, so it needs no script. Nothing for visitors.
 */
export function FollowLevelMenu({ following, level }: { following: boolean; level: FollowLevel }) {
  const { me, t } = useReader()
  if (!me) return null
  const current = following || level === 'none' ? level : 'mine'
  return (
    <details className="menu rightward">
      <summary className="button quiet small">
        {t('following.level.now', { level: t(`following.level.${current}`) })}
      </summary>
      <div className="pop">
        <form method="post">
          <input type="hidden" name="intent" value="followLevel" />
          <ul>
            {levels.map((choice) => (
              <li key={choice}>
                <button name="level" value={choice} aria-current={choice === current ? 'true' : undefined}>
                  <span>
                    {t(`following.level.${choice}`)}
                    <br />
                    <small className="quiet-text">{t(`following.level.${choice}Hint`)}</small>
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
