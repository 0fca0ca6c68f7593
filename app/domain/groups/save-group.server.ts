import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { GroupInput } from './input.ts'
import { recomputeGroup } from './recompute-groups.server.ts'
import { deleteGroupRows, groupForUpdate, insertGroup, updateGroup } from './store/groups.server.ts'

/**
 * Creates a group. Whoever meets its rule belongs to it at once. Audited. Records `group.changed`.
 * @throws forbidden; invalid on `key` when it is taken
 */
export async function createGroup(ctx: Ctx, { key, ...input }: GroupInput & { key: string }): Promise<{ key: string }> {
  authorize(ctx.actor, 'group.administer')
  await ctx.write(async (tx) => {
    if ((await groupForUpdate(tx, key)) !== null)
      throw new DomainError('invalid', 'groups.errors.keyTaken', { fields: { key: { key: 'groups.errors.keyTaken' } } })
    const group = { id: newId('group', msOf(tx.at)), key, ...valuesOf(input), created_at: tx.at }
    await insertGroup(tx, group)
    await recomputeGroup(tx, group, null)
    await tx.record('group.changed', { groupId: group.id })
    await audit(tx, { action: 'group.create', subjectType: 'group', subjectId: group.id, after: { key, ...input } })
  })
  return { key }
}

/** Changes name, description and rule of a group. Audited. Records `group.changed`. @throws forbidden; not_found */
export async function saveGroup(ctx: Ctx, { key, ...input }: GroupInput & { key: string }): Promise<void> {
  authorize(ctx.actor, 'group.administer')
  await ctx.write(async (tx) => {
    const group = await groupForUpdate(tx, key)
    if (group === null) throw new DomainError('not_found', 'errors.notFound')
    const values = valuesOf(input)
    if ((Object.keys(values) as (keyof typeof values)[]).every((column) => values[column] === group[column])) return
    await updateGroup(tx, group.id, values)
    await recomputeGroup(tx, { ...group, ...values }, null)
    await tx.record('group.changed', { groupId: group.id })
    await audit(tx, {
      action: 'group.edit',
      subjectType: 'group',
      subjectId: group.id,
      before: { name_en: group.name_en, name_ko: group.name_ko, rule: group.rule },
      after: values,
    })
  })
}

/**
 * Deletes a group with its memberships and rights: what only it could see, nobody but staff and moderators sees then.
 * Audited. Records `group.changed`. @throws forbidden; not_found
 */
export async function deleteGroup(ctx: Ctx, { key }: { key: string }): Promise<void> {
  authorize(ctx.actor, 'group.administer')
  await ctx.write(async (tx) => {
    const group = await groupForUpdate(tx, key)
    if (group === null) throw new DomainError('not_found', 'errors.notFound')
    await deleteGroupRows(tx, group.id)
    await tx.record('group.changed', { groupId: group.id })
    await audit(tx, { action: 'group.delete', subjectType: 'group', subjectId: group.id, before: { key } })
  })
}

function valuesOf({ nameEn, nameKo, aboutEn, aboutKo, rule }: GroupInput) {
  return { name_en: nameEn, name_ko: nameKo, about_en: aboutEn, about_ko: aboutKo, rule: JSON.stringify(rule) }
}
