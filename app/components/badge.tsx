import type { BadgeMotif } from '#app/registry/badges.ts'
import { Icon } from './icon.tsx'

export type BadgeView = {
  /** In the reader's language. */
  name: string
  metal: 'gold' | 'silver' | 'bronze'
  motif: BadgeMotif
}

export function Badge({ badge }: { badge: BadgeView }) {
  return (
    <span className={`badge ${badge.metal}`}>
      <Icon name="badge" />
      {badge.name}
    </span>
  )
}
