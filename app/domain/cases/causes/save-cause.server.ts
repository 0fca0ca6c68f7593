import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { causesAbove } from '#app/domain/cases/queries/causes.server.ts'
import { staffByHandles } from '#app/domain/cases/queries/team.server.ts'
import { causeForUpdate, insertCause, updateCause } from '#app/domain/cases/store/causes.server.ts'
import type { Cause } from './cause.ts'
import type { CauseInput } from './input.ts'

/**
 * Adds a root cause, or changes one. Audited; its words are not in the log.
 * @param id null: a new one, open
 * @throws not_found; invalid on `parent` (unknown, itself or below itself) and `owner` (no member of staff)
 */
export async function saveCause(ctx: Ctx, id: string | null, input: CauseInput): Promise<Cause> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    await tx.dialect.lockNamed(tx.db, 'root-cause')
    const before = id === null ? null : await causeForUpdate(tx, id)
    const values = {
      name: input.name,
      note: input.note,
      parent_id: await parentOf(tx, id, input.parent),
      owner_id: await ownerOf(tx, input.owner),
    }
    const row: Cause = before ?? {
      id: newId('rootCause', msOf(tx.at)),
      state: 'open',
      round: 0,
      fixed_at: null,
      created_at: tx.at,
      changed_at: tx.at,
      ...values,
    }
    if (before === null) await insertCause(tx, row)
    else await updateCause(tx, row.id, values)
    await audit(tx, {
      action: 'cause.save',
      subjectType: 'cause',
      subjectId: row.id,
      after: { parentId: values.parent_id, ownerId: values.owner_id },
    })
    return { ...row, ...values }
  })
}

async function parentOf(tx: Tx, id: string | null, parentId: string | null): Promise<string | null> {
  if (parentId === null) return null
  const above = await causesAbove(tx.db, parentId)
  if (above.length === 0 || (id !== null && above.includes(id)))
    throw new DomainError('invalid', 'causes.errors.parent', { fields: { parent: { key: 'causes.errors.parent' } } })
  return parentId
}

async function ownerOf(tx: Tx, handle: string | null): Promise<string | null> {
  if (handle === null) return null
  const [ownerId] = await staffByHandles(tx.db, [handle])
  if (ownerId === undefined)
    throw new DomainError('invalid', 'cases.errors.notStaff', { fields: { owner: { key: 'cases.errors.notStaff' } } })
  return ownerId
}
