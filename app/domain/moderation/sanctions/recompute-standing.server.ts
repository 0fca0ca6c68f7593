import type { Tx } from '#app/core/write.server.ts'
import { setStanding } from '#app/domain/accounts/members/set-standing.server.ts'
import { sanctionsOf } from '#app/domain/moderation/queries/sanctions.server.ts'
import { sanctionStateAt } from './sanction.ts'

/**
 * Sums up the sanctions of a member that are in force in the columns every request reads. Sessions and streams of who is
 * suspended by it end. Nothing else writes those columns.
 */
export async function recomputeStanding(tx: Tx, memberId: string): Promise<void> {
  const all = await sanctionsOf(tx.db, memberId)
  const inForce = all.filter((one) => sanctionStateAt(one, tx.at) === 'inForce')
  const unread = all.filter((one) => sanctionStateAt(one, tx.at) === 'unread')
  const suspensions = inForce.filter(({ kind }) => kind === 'suspension' || kind === 'ban')
  const silences = inForce.filter(({ kind }) => kind === 'silence')
  const banned = suspensions.some(({ until_at }) => until_at === null)
  await setStanding(tx, memberId, {
    suspended_at: suspensions.map(({ from_at }) => from_at).sort()[0] ?? null,
    suspended_until: banned ? null : latest(suspensions),
    silenced_until: latest(silences),
    warned_at: unread.map(({ from_at }) => from_at).sort()[0] ?? null,
  })
}

function latest(sanctions: readonly { until_at: string | null }[]): string | null {
  return (
    sanctions
      .flatMap(({ until_at }) => until_at ?? [])
      .sort()
      .at(-1) ?? null
  )
}
