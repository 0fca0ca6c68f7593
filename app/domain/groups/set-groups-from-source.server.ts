import type { Tx } from '#app/core/write.server.ts'
import type { OutsideSource } from './group.ts'
import { joinIn, leaveIn } from './memberships.server.ts'
import { groupIdsOf, membershipsOf } from './queries/groups.server.ts'

/**
 * The groups of a member as a source outside tells them, such as a claim of a sign-in: they replace what that source
 * said before, and leave alone what others say. Keys that no group has are ignored. Asks for no permission. Records
 * `group.memberAdded` and `group.memberRemoved`.
 */
export async function setGroupsFromSource(
  tx: Tx,
  memberId: string,
  source: OutsideSource,
  keys: readonly string[],
): Promise<void> {
  const wanted = new Set(await groupIdsOf(tx.db, keys))
  const held = (await membershipsOf(tx.db, memberId)).filter((row) => row.source === source)
  for (const { group_id: groupId } of held) if (!wanted.has(groupId)) await leaveIn(tx, groupId, [memberId], source)
  const known = new Set(held.map(({ group_id }) => group_id))
  for (const groupId of wanted) if (!known.has(groupId)) await joinIn(tx, groupId, [memberId], source)
}
