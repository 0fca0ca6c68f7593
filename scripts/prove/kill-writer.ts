import type { Actor } from '#app/core/actor.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { openClockedApp, type Clock, type Place } from './open-clocked-app.ts'

/** `answers`: each is voted for by every member; `from`: number of votes that were cast before. */
export type WriterOrders = Place & { clock: Clock; voters: Actor[]; answers: string[]; from: number }

/** What a writer promises: this vote of this member, and what it pays, is committed. */
export type Acknowledged = { postId: string; memberId: string }

/** Votes as fast as it can and says so after each commit, until it is killed. */
process.once('message', (orders: WriterOrders) => void write(orders))
process.once('disconnect', () => process.exit(1))

async function write({ voters, answers, from, ...place }: WriterOrders): Promise<void> {
  const app = await openClockedApp(place, place.clock)
  let next = from
  const lane = async (): Promise<void> => {
    for (;;) {
      const number = next++
      const voter = voters[number % voters.length]
      const postId = answers[Math.floor(number / voters.length)]
      if (voter?.memberId == null || postId === undefined) return
      await castVote(app.context({ actor: voter }), { postId, value: 1 })
      process.send?.({ postId, memberId: voter.memberId } satisfies Acknowledged)
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
}
