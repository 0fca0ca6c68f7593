import type { AuditEventTable } from '#db/schema/operation.ts'
import { authorize } from './authorize.ts'
import type { Ctx } from './context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from './page.ts'

/** The audit log, newest first. @throws forbidden; invalid for a broken cursor */
export async function auditLog(ctx: Ctx, { limit, cursor }: PageRequest): Promise<Page<AuditEventTable>> {
  authorize(ctx.actor, 'audit.read')
  const before = cursor === null ? null : Number(decodeCursor(cursor, 1)[0])
  let query = ctx.read.selectFrom('audit_event').selectAll()
  if (before !== null) query = query.where('seq', '<', before)
  const rows = await query
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  return toPage(rows, limit, (row) => [row.seq])
}
