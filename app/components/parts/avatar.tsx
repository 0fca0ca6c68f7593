import { initialsOf } from './initials.ts'
import { tintOf } from './tint.ts'

export type AvatarView = {
  /** Display name: its initials are shown. */
  name: string
  /** Chooses the ground; `null` for a former member. */
  handle: string | null
  /** Staff are square, customers are round. */
  staff: boolean
}

/** Initials on a ground; not read aloud, because the name is always beside it. */
export function Avatar({ of, size }: { of: AvatarView; size?: 'small' | 'large' }) {
  const ground = of.staff ? 'team' : `t${of.handle === null ? 6 : tintOf(of.handle)}`
  return (
    <span className={['avatar', ground, size].filter(Boolean).join(' ')} aria-hidden="true">
      {initialsOf(of.name)}
    </span>
  )
}
