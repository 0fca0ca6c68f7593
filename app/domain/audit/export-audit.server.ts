import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { csvLine } from '#app/core/csv-line.ts'
import type { AuditFilter } from './audit-filter.ts'
import { auditRows } from './queries/log.server.ts'

const columns = [
  'seq',
  'at',
  'actor_id',
  'action',
  'subject_type',
  'subject_id',
  'before',
  'after',
  'reason',
  'prev_hash',
  'hash',
] as const
/** Rows that are in memory at a time. */
const batch = 1_000

/**
 * The rows of the filter, newest first, as CSV (RFC 4180, with a header row), in pieces as they are read. Rows that are
 * written meanwhile are not in it. @throws forbidden, before the first piece
 */
export function exportAudit(ctx: Ctx, filter: AuditFilter): AsyncGenerator<string> {
  authorize(ctx.actor, 'audit.read')
  return pieces(ctx, filter)
}

async function* pieces(ctx: Ctx, filter: AuditFilter): AsyncGenerator<string> {
  yield csvLine(columns)
  const zone = ctx.setting('site.timeZone')
  let before: number | null = null
  for (;;) {
    const rows = await auditRows(ctx.read, filter, { limit: batch, before, zone })
    const last = rows.at(-1)
    if (last === undefined) return
    before = last.seq
    yield rows.map((row) => csvLine(columns.map((column) => row[column]))).join('')
  }
}
