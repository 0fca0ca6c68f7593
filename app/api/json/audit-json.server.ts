import { z } from 'zod'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { PageRequest } from '#app/core/page.ts'
import { isDay } from '#app/core/time.ts'
import { authorCards, memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { actOf, type AuditFilter } from '#app/domain/audit/audit-filter.ts'
import { auditLog } from '#app/domain/audit/audit-log.server.ts'
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
 * @throws forbidden; invalid naming the parameter that is wrong
 */
export async function auditJson(ctx: Ctx, query: AuditQuery & PageRequest): Promise<z.output<typeof auditJsonShape>> {
  authorize(ctx.actor, 'audit.read')
  const { items, next } = await auditLog(ctx, await filterOf(ctx, query), query)
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

type AuditQuery = {
  actor: string | null
  action: string | null
  subject: string | null
  from: string | null
  until: string | null
}

async function filterOf(ctx: Ctx, { actor, action, subject, from, until }: AuditQuery): Promise<AuditFilter> {
  const member = actor === null ? null : await memberByHandle(ctx, actor)
  if (actor !== null && member === null) throw wrong('actor')
  const act = action === null ? null : actOf(action)
  if (action !== null && act === null) throw wrong('action')
  if (from !== null && !isDay(from)) throw wrong('from')
  if (until !== null && !isDay(until)) throw wrong('until')
  return { actor: member?.id ?? null, act, subject, from, until }
}

function wrong(field: string): DomainError {
  return new DomainError('invalid', 'errors.invalid', { fields: { [field]: { key: 'errors.invalid' } } })
}

function parsed(text: string | null): unknown {
  return text === null ? null : (JSON.parse(text) as unknown)
}
