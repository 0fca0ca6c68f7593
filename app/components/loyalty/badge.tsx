import { useT } from '#app/components/shell/reader.tsx'
import type { BadgeLevel, BadgeMotif } from '#app/registry/badges.ts'
import { BadgeMark } from './badge-mark.tsx'

export type BadgeView = {
  /** Code, with its tag when it has one. */
  id: string
  /** In the reader's language. */
  name: string
  metal: BadgeLevel
  motif: BadgeMotif
  /** How often it was earned; 1 for most. */
  times: number
  href: string
}

/** A badge as its drawing alone: in the line of an author, where a name would wrap it. The name is its accessible one. */
export function BadgeIcon({ badge }: { badge: BadgeView }) {
  const t = useT()
  const name = `${badge.name} (${t(`badges.level.${badge.metal}`)})`
  return (
    <a className={`badge ${badge.metal}`} href={badge.href} aria-label={name} title={name}>
      <BadgeMark metal={badge.metal} motif={badge.motif} />
    </a>
  )
}

/** A badge beside a name: drawing and words, leading to how it is earned. */
export function Badge({ badge }: { badge: BadgeView }) {
  const t = useT()
  return (
    <a className={`badge ${badge.metal}`} href={badge.href}>
      <BadgeMark metal={badge.metal} motif={badge.motif} />
      <span>
        {badge.name} <span className="said-only">({t(`badges.level.${badge.metal}`)})</span>
        {badge.times > 1 && (
          <>
            {' '}
            <span className="num" aria-label={t('badges.times', { count: badge.times })}>
              ×{badge.times}
            </span>
          </>
        )}
      </span>
    </a>
  )
}
