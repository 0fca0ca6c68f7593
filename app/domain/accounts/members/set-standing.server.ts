import type { StandingColumns } from '#app/core/standing.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { deleteSessionsOf, raiseVersion, updateMember } from '#app/domain/accounts/store/accounts.server.ts'

/**
 * Writes down what the sanctions of a member leave of their rights. Who is suspended by it is signed out everywhere.
 * Changes nothing when nothing is different.
 */
export async function setStanding(tx: Tx, memberId: string, standing: StandingColumns): Promise<void> {
  const before = await memberById(tx.db, memberId)
  if (before === null) return
  const columns = Object.keys(standing) as (keyof StandingColumns)[]
  if (columns.every((column) => before[column] === standing[column])) return
  await updateMember(tx, memberId, standing)
  await raiseVersion(tx, memberId)
  if (before.suspended_at === null && standing.suspended_at !== null) await deleteSessionsOf(tx.db, memberId)
}
