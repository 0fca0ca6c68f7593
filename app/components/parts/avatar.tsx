import { avatarSides } from '#app/domain/accounts/profile/avatar.ts'
import { urls } from '#app/views/urls.ts'
import { initialsOf } from './initials.ts'
import { tintOf } from './tint.ts'

export type AvatarView = {
  /** Display name: its initials are shown where there is no picture. */
  name: string
  /** Chooses the ground; `null` for a former member. */
  handle: string | null
  /** Staff are square, customers are round. */
  staff: boolean
  /** Id of the picture; none: initials. */
  avatar?: string | null
}

/** Sides in CSS pixels, as in `styles/parts/people.css`. */
const shown = { small: 24, normal: 40, large: 72 } as const

/**
 * The picture of a member, or initials on a ground; not read aloud, because the name is always beside it. The frame has
 * its size before the picture comes, and one that is out of view is not asked for.
 */
export function Avatar({ of, size }: { of: AvatarView; size?: 'small' | 'large' }) {
  const ground = of.staff ? 'team' : `t${of.handle === null ? 6 : tintOf(of.handle)}`
  const side = shown[size ?? 'normal']
  return (
    <span className={['avatar', ground, size].filter(Boolean).join(' ')} aria-hidden="true">
      {of.avatar ? (
        <img
          src={urls.avatar(of.avatar, size === 'large' ? avatarSides[1] : avatarSides[0])}
          width={side}
          height={side}
          alt=""
          loading="lazy"
          decoding="async"
        />
      ) : (
        initialsOf(of.name)
      )}
    </span>
  )
}
