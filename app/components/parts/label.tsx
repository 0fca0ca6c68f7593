import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './tone.ts'

/** A short status beside a title. `solid` for the one that must be seen first. */
export function Label({
  tone,
  solid,
  icon,
  children,
}: {
  tone?: Tone
  solid?: boolean
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={['label', tone, solid && 'solid'].filter(Boolean).join(' ')}>
      {icon && <Icon name={icon} size="small" />}
      {children}
    </span>
  )
}
