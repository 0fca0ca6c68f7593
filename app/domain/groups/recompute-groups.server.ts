import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { membersOfAccount } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { readRule, type Group } from './group.ts'
import { joinIn, leaveIn } from './memberships.server.ts'
import { allGroups, membersFrom, membersMeeting } from './queries/groups.server.ts'

/** Works out by their rules who belongs to which group: all groups and members. Idempotent. */
export async function recomputeAllGroups(ctx: Ctx): Promise<void> {
  for (const group of await allGroups(ctx.read)) await ctx.write((tx) => recomputeGroup(tx, group, null))
}

/** The same for one group, or for some members of it. Records `group.memberAdded` and `group.memberRemoved`. */
export async function recomputeGroup(
  tx: Tx,
  group: Pick<Group, 'id' | 'rule'>,
  memberIds: readonly string[] | null,
): Promise<void> {
  const meeting = new Set(await membersMeeting(tx.db, readRule(group), memberIds))
  const held = new Set(await membersFrom(tx.db, group.id, 'rule', memberIds))
  await leaveIn(
    tx,
    group.id,
    [...held].filter((id) => !meeting.has(id)),
    'rule',
  )
  await joinIn(
    tx,
    group.id,
    [...meeting].filter((id) => !held.has(id)),
    'rule',
  )
}

/** Works out the groups of the member of an event, in its transaction: a change of tier or account moves them at once. */
export function recomputeGroupsOf(tx: Tx, { payload: { memberId } }: { payload: { memberId: string } }): Promise<void> {
  return recomputeFor(tx, [memberId])
}

/** The same for all members of a customer account: its plan changed. */
export async function recomputeGroupsOfAccount(
  tx: Tx,
  { payload: { accountId } }: { payload: { accountId: string } },
): Promise<void> {
  await recomputeFor(
    tx,
    (await membersOfAccount(tx.db, accountId)).map(({ id }) => id),
  )
}

async function recomputeFor(tx: Tx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  // Without a rule nobody is in a group by rule: `saveGroup` takes them out with the rule.
  for (const group of await allGroups(tx.db)) if (group.rule !== '[]') await recomputeGroup(tx, group, memberIds)
}
