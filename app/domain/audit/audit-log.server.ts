import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { AuditEventTable } from '#db/schema/operation.ts'
import type { AuditFilter } from './audit-filter.ts'
import { auditRows } from './queries/log.server.ts'

/** The audit log, newest first. @throws forbidden; invalid for a broken cursor */
export async function auditLog(
  ctx: Ctx,
  filter: AuditFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<AuditEventTable>> {
  authorize(ctx.actor, 'audit.read')
  const before = cursor === null ? null : Number(decodeCursor(cursor, 1)[0])
  const rows = await auditRows(ctx.read, filter, { limit: limit + 1, before, zone: ctx.setting('site.timeZone') })
  return toPage(rows, limit, (row) => [row.seq])
}
