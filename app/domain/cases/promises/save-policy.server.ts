import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { isBasicPolicy } from '#app/domain/cases/clock/policy.ts'
import { slaPolicies } from '#app/domain/cases/queries/promises.server.ts'
import {
  deletePolicyRow,
  findPolicy,
  insertPolicy,
  lockPromises,
  updatePolicy,
  versionInForce,
} from '#app/domain/cases/store/promises.server.ts'
import type { PolicyChange, PolicyInput } from './input.ts'

/**
 * Creates a policy. Running cases that it is for are promised what it says by one job. Audited.
 * @throws forbidden; invalid on `severity` when there is a policy for the same cases, on `calendarId` without such a one
 */
export async function createPolicy(ctx: Ctx, input: PolicyInput): Promise<{ id: string }> {
  authorize(ctx.actor, 'setting.change')
  return ctx.write(async (tx) => {
    await lockPromises(tx)
    const { severity, tier, source } = input
    const same = (await slaPolicies(tx.db)).some(
      (policy) => policy.severity === severity && policy.tier === tier && policy.source === source,
    )
    if (same) throw refusal('severity', 'promises.errors.same')
    const id = newId('slaPolicy', msOf(tx.at))
    await insertPolicy(tx, { id, severity, tier, source, ...(await columnsOf(tx, input)) })
    await audit(tx, { action: 'slaPolicy.create', subjectType: 'slaPolicy', subjectId: id, after: input })
    await tx.schedule('move-promises', { why: 'policy' })
    return { id }
  })
}

/** Changes what a policy promises, not for whom it is. Running cases follow by one job. Audited. @throws not_found */
export async function changePolicy(ctx: Ctx, { id, ...input }: PolicyChange & { id: string }): Promise<void> {
  authorize(ctx.actor, 'setting.change')
  await ctx.write(async (tx) => {
    await lockPromises(tx)
    const before = await findPolicy(tx, id)
    if (before === undefined) throw notFound('promises.errors.noPolicy')
    const after = { ...before, ...(await columnsOf(tx, input)) }
    if (JSON.stringify(after) === JSON.stringify(before)) return
    await updatePolicy(tx, after)
    await audit(tx, { action: 'slaPolicy.change', subjectType: 'slaPolicy', subjectId: id, before, after })
    await tx.schedule('move-promises', { why: 'policy' })
  })
}

/**
 * Deletes a policy: its cases get the next one that fits. Audited.
 * @throws not_found; not_now for the policy of a severity, which every site keeps
 */
export async function deletePolicy(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'setting.change')
  await ctx.write(async (tx) => {
    await lockPromises(tx)
    const before = await findPolicy(tx, id)
    if (before === undefined) throw notFound('promises.errors.noPolicy')
    if (isBasicPolicy(before)) throw new DomainError('not_now', 'promises.errors.basic')
    await deletePolicyRow(tx, id)
    await audit(tx, { action: 'slaPolicy.delete', subjectType: 'slaPolicy', subjectId: id, before })
    await tx.schedule('move-promises', { why: 'policy' })
  })
}

async function columnsOf(tx: Tx, { firstResponse, nextResponse, resolution, calendarId }: PolicyChange) {
  if ((await versionInForce(tx, calendarId)) === undefined) throw refusal('calendarId', 'promises.errors.noCalendar')
  return {
    first_response_minutes: firstResponse,
    next_response_minutes: nextResponse,
    resolution_minutes: resolution,
    calendar_id: calendarId,
  }
}

function refusal(field: string, key: string): DomainError {
  return new DomainError('invalid', key, { fields: { [field]: { key } } })
}
