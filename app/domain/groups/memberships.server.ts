import type { Tx } from '#app/core/write.server.ts'
import type { MembershipSource } from './group.ts'
import { deleteMemberships, insertMemberships } from './store/groups.server.ts'

/** Members per statement: either database takes that many values. */
const batch = 1_000

/** Adds members to a group for one reason. Records `group.memberAdded` for those who are new to it. */
export async function joinIn(
  tx: Tx,
  groupId: string,
  memberIds: readonly string[],
  source: MembershipSource,
): Promise<number> {
  let joined = 0
  for (let from = 0; from < memberIds.length; from += batch)
    for (const memberId of await insertMemberships(tx, groupId, memberIds.slice(from, from + batch), source)) {
      joined++
      await tx.record('group.memberAdded', { groupId, memberId, source })
    }
  return joined
}

/**
 * Takes one reason of these members away; `source` null: all of them. Records `group.memberRemoved` for those who do not
 * belong to it any more.
 */
export async function leaveIn(
  tx: Tx,
  groupId: string,
  memberIds: readonly string[],
  source: MembershipSource | null,
): Promise<number> {
  let left = 0
  for (let from = 0; from < memberIds.length; from += batch)
    for (const memberId of await deleteMemberships(tx, groupId, memberIds.slice(from, from + batch), source)) {
      left++
      await tx.record('group.memberRemoved', { groupId, memberId })
    }
  return left
}
