import type { ReactNode } from 'react'
import { TierBadge } from '#app/components/loyalty/tier-badge.tsx'
import { Avatar } from '#app/components/parts/avatar.tsx'
import { StaffSign } from '#app/components/parts/status-signs.tsx'
import type { Role } from '#app/registry/permissions.ts'
import { Tenure, type AuthorView } from './byline.tsx'
import { MemberRoles } from './member-roles.tsx'

/** Who this is, in large. `children` are what the reader can do with the profile. */
export function ProfileHead({
  author,
  roles,
  bio,
  children,
}: {
  author: AuthorView & { handle: string }
  roles: readonly Role[]
  bio: string
  children?: ReactNode
}) {
  return (
    <header className="profile">
      <Avatar of={{ ...author, staff: author.staff !== null }} size="large" />
      <div>
        <h1>
          <bdi>{author.name}</bdi>
        </h1>
        <div className="meta">
          <span>@{author.handle}</span>
          {author.staff && <StaffSign />}
          <MemberRoles roles={roles} />
          {!author.staff && author.tier && <TierBadge tier={author.tier} />}
          {!author.staff && author.tenure && <Tenure tenure={author.tenure} />}
        </div>
        {bio !== '' && <p className="lede">{bio}</p>}
      </div>
      {children && <div className="row">{children}</div>}
    </header>
  )
}
