import type { ReactNode } from 'react'
import { useT } from '#app/components/shell/reader.tsx'
import { BadgeMark } from './badge-mark.tsx'
import type { BadgeView } from './badge.tsx'

/** A badge in large with what it is for. `faded`: not held by the reader. */
export function BadgeCard({
  badge,
  text,
  faded,
  children,
}: {
  badge: BadgeView
  text?: ReactNode
  faded?: boolean
  children?: ReactNode
}) {
  const t = useT()
  return (
    <li className={faded ? 'badge-card faded' : 'badge-card'}>
      <BadgeMark metal={badge.metal} motif={badge.motif} size="large" />
      <div>
        <h3>
          <a href={badge.href}>{badge.name}</a>{' '}
          {badge.times > 1 && (
            <span className="num" aria-label={t('badges.times', { count: badge.times })}>
              ×{badge.times}
            </span>
          )}
        </h3>
        {text && <p>{text}</p>}
        <p className="meta">
          {t(`badges.level.${badge.metal}`)}
          {children && <> · {children}</>}
        </p>
      </div>
    </li>
  )
}
