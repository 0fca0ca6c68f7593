import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '#app/core/write.server.ts'
import type { Group, MembershipSource } from '#app/domain/groups/group.ts'
import type { CategoryRightTable, MemberGroupTable } from '#db/schema/groups.ts'

/** The group, locked until the transaction ends; null: there is none. */
export async function groupForUpdate(tx: Tx, key: string): Promise<Group | null> {
  const query = tx.db.selectFrom('member_group').selectAll().where('key', '=', key)
  return (await tx.dialect.lockRow(query).executeTakeFirst()) ?? null
}

export async function insertGroup(tx: Tx, row: Insertable<MemberGroupTable>): Promise<void> {
  await tx.db.insertInto('member_group').values(row).execute()
}

export async function updateGroup(tx: Tx, id: string, values: Updateable<MemberGroupTable>): Promise<void> {
  await tx.db.updateTable('member_group').set(values).where('id', '=', id).execute()
}

/** Deletes a group with its memberships and rights. */
export async function deleteGroupRows(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('group_member').where('group_id', '=', id).execute()
  await tx.db.deleteFrom('category_right').where('group_id', '=', id).execute()
  await tx.db.deleteFrom('member_group').where('id', '=', id).execute()
}

/**
 * Adds members for this reason, each once. @returns those who did not belong to the group before, for any reason
 */
export async function insertMemberships(
  tx: Tx,
  groupId: string,
  memberIds: readonly string[],
  source: MembershipSource,
): Promise<string[]> {
  if (memberIds.length === 0) return []
  const before = await belonging(tx, groupId, memberIds)
  await tx.db
    .insertInto('group_member')
    .values(
      memberIds.map((member_id) => ({
        group_id: groupId,
        member_id,
        source,
        since: tx.at,
        added_by: source === 'hand' ? tx.actor.memberId : null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['group_id', 'member_id', 'source']).doNothing())
    .execute()
  return memberIds.filter((id) => !before.has(id))
}

/** Takes this reason away. @returns those who no longer belong to the group, as they had no other */
export async function deleteMemberships(
  tx: Tx,
  groupId: string,
  memberIds: readonly string[],
  source: MembershipSource | null,
): Promise<string[]> {
  if (memberIds.length === 0) return []
  const before = await belonging(tx, groupId, memberIds)
  await tx.db
    .deleteFrom('group_member')
    .where('group_id', '=', groupId)
    .where('member_id', 'in', [...memberIds])
    .$if(source !== null, (all) => all.where('source', '=', source))
    .execute()
  const after = await belonging(tx, groupId, memberIds)
  return [...before].filter((id) => !after.has(id))
}

async function belonging(tx: Tx, groupId: string, memberIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.db
    .selectFrom('group_member')
    .select('member_id')
    .where('group_id', '=', groupId)
    .where('member_id', 'in', [...memberIds])
    .execute()
  return new Set(rows.map(({ member_id }) => member_id))
}

/** Gives a category these rights instead of those it had. */
export async function replaceRights(tx: Tx, categoryId: string, rows: readonly CategoryRightTable[]): Promise<void> {
  await tx.db.deleteFrom('category_right').where('category_id', '=', categoryId).execute()
  if (rows.length > 0)
    await tx.db
      .insertInto('category_right')
      .values([...rows])
      .execute()
}
