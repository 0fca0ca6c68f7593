import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type AlertTone = 'good' | 'warn' | 'bad' | 'info'

const icons: Record<AlertTone, IconName> = { good: 'check', warn: 'warn', bad: 'warn', info: 'info' }

/** A message that stays on the page. `urgent` is read aloud immediately. */
export function Alert({
  tone,
  title,
  urgent,
  children,
}: {
  tone: AlertTone
  title?: string
  urgent?: boolean
  children?: ReactNode
}) {
  return (
    <div className={`alert ${tone}`} role={urgent ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}

/** A remark beside the matter. */
export function Note({ tone, icon = 'info', children }: { tone?: AlertTone; icon?: IconName; children: ReactNode }) {
  return (
    <p className={tone ? `note ${tone}` : 'note'}>
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  )
}
