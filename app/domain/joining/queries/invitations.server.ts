import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { InvitationTable } from '#db/schema/joining.ts'

export type InvitationState = 'works' | 'used' | 'expired' | 'revoked'

/** An invitation with its group and who made it; `by` null: the site itself. */
export type Invitation = InvitationTable & {
  state: InvitationState
  group: { key: string; nameEn: string; nameKo: string } | null
  by: string | null
}

function rows(db: Db) {
  return db
    .selectFrom('invitation')
    .leftJoin('member_group', 'member_group.id', 'invitation.group_id')
    .leftJoin('member', 'member.id', 'invitation.created_by')
    .selectAll('invitation')
    .select(['member_group.key as group_key', 'member_group.name_en', 'member_group.name_ko', 'member.name as by'])
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

function toInvitation({ group_key: key, name_en: nameEn, name_ko: nameKo, ...row }: Row, now: Instant): Invitation {
  return {
    ...row,
    state:
      row.revoked_at !== null
        ? 'revoked'
        : row.uses >= row.most_uses
          ? 'used'
          : row.expires_at <= now
            ? 'expired'
            : 'works',
    group: key === null || nameEn === null || nameKo === null ? null : { key, nameEn, nameKo },
  }
}

/** One invitation, whatever its state; null when there is none. */
export async function invitation(db: Db, id: string, now: Instant): Promise<Invitation | null> {
  const row = await rows(db).where('invitation.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toInvitation(row, now)
}

/** Invitations, the newest first. One query. */
export async function invitationPage(db: Db, page: PageRequest, now: Instant): Promise<Page<Invitation>> {
  let query = rows(db)
  if (page.cursor !== null) query = query.where('invitation.id', '<', String(decodeCursor(page.cursor, 1)[0]))
  const found = await query
    .orderBy('invitation.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return toPage(
    found.map((row) => toInvitation(row, now)),
    page.limit,
    (row) => [row.id],
  )
}

/** Whether an invitation to this address works now. */
export async function invitedNow(db: Db, email: string, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('invitation')
    .select('id')
    .where('email', '=', email)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .whereRef('uses', '<', 'most_uses')
    .executeTakeFirst()
  return row !== undefined
}

/** An imported account that somebody was invited to claim. */
export type Claim = {
  id: string
  handle: string
  name: string
  email: string
  at: Instant
  expiresAt: Instant
  claimed: boolean
}

/** The last invitations to claim imported accounts, the newest first. */
export async function claims(db: Db, limit: number): Promise<Claim[]> {
  const found = await db
    .selectFrom('account_link')
    .innerJoin('member', 'member.id', 'account_link.member_id')
    .select(['account_link.id', 'member.handle', 'member.name', 'account_link.email', 'account_link.created_at'])
    .select(['account_link.expires_at', 'member.email as own'])
    .where('account_link.purpose', '=', 'claim')
    .orderBy('account_link.created_at', 'desc')
    .orderBy('account_link.id', 'desc')
    .limit(limit)
    .execute()
  return found.map((row) => ({
    id: row.id,
    handle: row.handle,
    name: row.name,
    email: row.email,
    at: row.created_at,
    expiresAt: row.expires_at,
    claimed: row.own !== null,
  }))
}
