import type { Ctx } from '#app/core/context.server.ts'
import { auditChanges, type AuditChange } from '#app/domain/audit/audit-changes.ts'
import { auditNames } from '#app/domain/audit/queries/log.server.ts'
import { urls } from '#app/views/urls.ts'
import type { AuditEventTable } from '#db/schema/operation.ts'

export type AuditRowView = {
  seq: number
  at: string
  action: string
  /** null: the product itself; `handle` null: a member who is gone. */
  who: { handle: string | null; name: string } | null
  subject: { type: string; id: string; text: string; href: string | null }
  changes: AuditChange[]
  reason: string
}

/** Rows of the log for people: names for the ids of members and cases, an address for what they are about. Two queries. */
export async function auditRowViews(ctx: Ctx, rows: readonly AuditEventTable[]): Promise<AuditRowView[]> {
  const changes = rows.map((row) => auditChanges(row.before, row.after))
  const ids = [
    ...rows.flatMap((row) => [row.actor_id ?? '', row.subject_id]),
    ...changes.flat().flatMap(({ before, after }) => [before, after]),
  ]
  const { members, cases } = await auditNames(ctx.read, [...new Set(ids)])
  const named = (text: string): string => {
    const member = members.get(text)
    const number = cases.get(text)
    if (member !== undefined) return `@${member.handle}`
    return number === undefined ? text : String(number)
  }
  return rows.map((row, at) => {
    const actor = members.get(row.actor_id ?? '')
    return {
      seq: row.seq,
      at: row.at,
      action: row.action,
      who: row.actor_id === null ? null : { handle: actor?.handle ?? null, name: actor?.name ?? '' },
      subject: {
        type: row.subject_type,
        id: row.subject_id,
        text: named(row.subject_id),
        href: addressOf(row, members.get(row.subject_id)?.handle, cases.get(row.subject_id)),
      },
      changes: (changes[at] ?? []).map((change) => ({
        ...change,
        before: named(change.before),
        after: named(change.after),
      })),
      reason: row.reason,
    }
  })
}

/** Where staff look at it; null where there is no page, or it is gone. */
function addressOf(
  { subject_type: type, subject_id: id }: Pick<AuditEventTable, 'subject_type' | 'subject_id'>,
  handle: string | undefined,
  number: number | undefined,
): string | null {
  if (type === 'member') return handle === undefined ? null : urls.adminMember(handle)
  if (type === 'case') return number === undefined ? null : urls.case(number)
  const address = addresses[type]
  return address === undefined ? null : address(id)
}

const addresses: Readonly<Record<string, (id: string) => string>> = {
  account: urls.customer,
  category: (id) => `/admin/categories/${id}`,
  perk: urls.adminPerk,
  post: urls.permalink,
  product: (id) => `/admin/products/${id}`,
  redemption: urls.workRedemption,
  rule: urls.adminRule,
  setting: urls.adminSetting,
  story: urls.curateStory,
  suggestion: urls.suggestion,
  tag: (id) => `/admin/tags/${id}`,
  thread: (id) => `/threads/${id}`,
}
