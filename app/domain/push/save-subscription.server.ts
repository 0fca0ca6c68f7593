import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { SubscriptionInput } from './input.ts'
import { deleteOldest, putSubscription } from './store/subscriptions.server.ts'

/** Browsers of one member; of more the oldest is no longer told. */
const mostPerMember = 10

/**
 * Lets this browser show the member's notifications while its session lasts. Again changes nothing; a browser that
 * another member used before is this one's from now on. @param sessionHash of the request
 */
export async function saveSubscription(
  ctx: Ctx,
  input: SubscriptionInput & { sessionHash: string | null },
): Promise<void> {
  const memberId = signedIn(ctx.actor)
  const { sessionHash, ...keys } = input
  if (sessionHash === null) throw new DomainError('unauthenticated', 'errors.signInFirst')
  await ctx.write(
    async (tx) => {
      await putSubscription(tx, {
        id: newId('pushSubscription', msOf(tx.at)),
        member_id: memberId,
        session_hash: sessionHash,
        ...keys,
        created_at: tx.at,
      })
      await deleteOldest(tx, memberId, mostPerMember)
    },
    { unseen: true },
  )
}
