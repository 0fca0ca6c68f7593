import type { ReactNode } from 'react'
import { Label } from '#app/components/parts/label.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { InvitationState } from '#app/domain/joining/queries/invitations.server.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'

/** An invitation as the list of the admins shows it; `url` null when it no longer works. */
export type InvitationView = {
  id: string
  email: string | null
  role: GrantedRole | null
  group: string | null
  note: string
  uses: number
  most_uses: number
  by: string | null
  created_at: string
  expires_at: string
  state: InvitationState
  url: string | null
}

const tones = { works: 'good', used: 'info', expired: 'warn', revoked: 'warn' } as const

export function InvitationList({
  invitations,
  revoke,
}: {
  invitations: readonly InvitationView[]
  /** The form that ends one. */
  revoke: (id: string, name: string) => ReactNode
}) {
  const t = useT()
  const { number } = useFormat()
  return (
    <ul className="lines">
      {invitations.map((one) => {
        const name = one.email ?? (one.note === '' ? t('joining.admin.link') : one.note)
        return (
          <li key={one.id} className="spread">
            <div>
              <p className="row">
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <Label tone={tones[one.state]}>{t(`joining.state.${one.state}`)}</Label>
                {one.role !== null && <Label>{t(`accounts.role.${one.role}`)}</Label>}
                {one.group !== null && <Label>{one.group}</Label>}
              </p>
              {one.email !== null && one.note !== '' && <p>{one.note}</p>}
              <p className="meta">
                <span>{t('joining.admin.uses', { uses: number(one.uses), most: number(one.most_uses) })}</span>
                <span>
                  {t('joining.admin.until')} <Time at={one.expires_at} form="date" />
                </span>
                <span>
                  {one.by === null ? t('joining.admin.bySite') : <bdi>{one.by}</bdi>} ·{' '}
                  <Time at={one.created_at} form="date" />
                </span>
              </p>
              {one.url !== null && (
                <p>
                  <code>{one.url}</code>
                </p>
              )}
            </div>
            {one.state === 'works' && revoke(one.id, name)}
          </li>
        )
      })}
    </ul>
  )
}
