import { z } from 'zod'
import { auditLog } from '#app/core/audit-log.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { PageRequest } from '#app/core/page.ts'
import { authorCards } from '#app/domain/accounts/queries/members.server.ts'
import { instant, listOf, personJson, personShape } from './parts.ts'

export const auditJsonShape = listOf(
  z
    .object({
      seq: z.int(),
      at: instant,
      actor: personShape.nullable(),
      action: z.string(),
      subject: z.object({ type: z.string(), id: z.string() }),
      before: z.unknown(),
      after: z.unknown(),
      reason: z.string().nullable(),
      hash: z.string(),
    })
    .meta({ id: 'AuditEvent' }),
)

/**
 * The audit log with the people behind the ids; `actor` null: the product itself, or a deleted member.
 * @throws forbidden
 */
export async function auditJson(ctx: Ctx, page: PageRequest): Promise<z.output<typeof auditJsonShape>> {
  const { items, next } = await auditLog(ctx, page)
  const people = await authorCards(
    ctx,
    items.flatMap((row) => row.actor_id ?? []),
  )
  return {
    items: items.map((row) => ({
      seq: row.seq,
      at: row.at,
      actor: personJson(people.get(row.actor_id ?? '') ?? null),
      action: row.action,
      subject: { type: row.subject_type, id: row.subject_id },
      before: parsed(row.before),
      after: parsed(row.after),
      reason: row.reason,
      hash: row.hash,
    })),
    next,
  }
}

function parsed(text: string | null): unknown {
  return text === null ? null : (JSON.parse(text) as unknown)
}
