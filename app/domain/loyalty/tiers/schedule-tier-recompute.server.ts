import type { LaterJob, Tx } from '#app/core/write.server.ts'
import { membersOfAccount } from '#app/domain/accounts/queries/customer-accounts.server.ts'

/** The job that derives the tier of an event's member; one waits per member at most. */
export function recomputeTierLater({ payload: { memberId } }: { payload: { memberId: string } }): LaterJob {
  return { job: 'recompute-tier', payload: { memberId }, dedupe: memberId }
}

/** Queues the tiers of all members of a customer account: its start date decides their tenure. */
export async function scheduleTiersOfAccount(
  tx: Tx,
  { payload: { accountId } }: { payload: { accountId: string } },
): Promise<void> {
  for (const { id: memberId } of await membersOfAccount(tx.db, accountId))
    await tx.schedule('recompute-tier', { memberId }, { dedupe: memberId })
}
