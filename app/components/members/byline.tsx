import type { ReactNode } from 'react'
import { BadgeIcon, type BadgeView } from '#app/components/loyalty/badge.tsx'
import { TierBadge } from '#app/components/loyalty/tier-badge.tsx'
import { Avatar } from '#app/components/parts/avatar.tsx'
import { StaffSign } from '#app/components/parts/status-signs.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { TierKey } from '#app/registry/tiers.ts'

/** The author card of everything that is written. */
export type AuthorView = {
  name: string
  /** `null` for a former member: no profile to go to. */
  handle: string | null
  /** Id of the picture; none: the initials are shown. */
  avatar?: string | null
  /** `null` for customers. `title` is what the person does, e.g. "Support, meters". */
  staff: { title: string | null } | null
  tier: TierKey | null
  /** Whole years; 0 in the first year. `null` when not known or not shown. */
  tenure: { kind: 'customer' | 'member'; years: number } | null
  /** Up to two are shown. */
  badges: readonly BadgeView[]
}

/** More than two would make the line of an author longer than what they wrote. */
const badgesShown = 2

/** Avatar, name, staff mark, tier, tenure, badges as icons. `children` follow in the quiet line. */
export function Who({
  author,
  size,
  children,
}: {
  author: AuthorView
  size?: 'small' | 'large'
  children?: ReactNode
}) {
  return (
    <div className="who">
      <Avatar of={{ ...author, staff: author.staff !== null }} size={size} />
      <div>
        <AuthorName author={author} /> {author.staff && <StaffSign />}
        <div className="meta">
          {author.staff?.title && <span>{author.staff.title}</span>}
          {!author.staff && author.tier && <TierBadge tier={author.tier} />}
          {!author.staff && author.tenure && <Tenure tenure={author.tenure} />}
          {author.badges.slice(0, badgesShown).map((badge) => (
            <BadgeIcon key={badge.id} badge={badge} />
          ))}
          {children}
        </div>
      </div>
    </div>
  )
}

/** The head of a post in one line: who, and at the far side when. */
export function Byline({ author, children }: { author: AuthorView; children?: ReactNode }) {
  return (
    <header className="byline">
      <Who author={author} size="small" />
      <p className="meta">{children}</p>
    </header>
  )
}

/** The name with its link, isolated so that a right-to-left name disturbs nothing around it. */
export function AuthorName({ author }: { author: Pick<AuthorView, 'name' | 'handle'> }) {
  if (author.handle === null)
    return (
      <span className="name">
        <bdi>{author.name}</bdi>
      </span>
    )
  return (
    <a className="name" href={`/members/${encodeURIComponent(author.handle)}`}>
      <bdi>{author.name}</bdi>
    </a>
  )
}

export function Tenure({ tenure: { kind, years } }: { tenure: { kind: 'customer' | 'member'; years: number } }) {
  const t = useT()
  if (years < 1)
    return (
      <span className="tenure">{t(kind === 'customer' ? 'parts.people.newCustomer' : 'parts.people.newMember')}</span>
    )
  return (
    <span className="tenure">
      {t(kind === 'customer' ? 'parts.people.customerYears' : 'parts.people.memberYears', { count: years })}
    </span>
  )
}
