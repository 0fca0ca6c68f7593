import { Label } from '#app/components/parts/label.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Role } from '#app/registry/permissions.ts'

/** The offices of a member that are not marked as staff already: curator, moderator. */
export function MemberRoles({ roles }: { roles: readonly Role[] }) {
  const t = useT()
  const shown = roles.filter((role) => role === 'curator' || role === 'moderator')
  return (
    <>
      {shown.map((role) => (
        <Label key={role}>{t(`accounts.role.${role}`)}</Label>
      ))}
    </>
  )
}
