import { DomainError } from '#app/core/errors.ts'
import type { Reading } from '#app/core/reading.ts'
import { pauseOf } from './queries/pauses.server.ts'

/** Refuses while a moderator has paused this member's flagging. @throws forbidden with the code `flagging_paused` */
export async function refusePaused(from: Reading, memberId: string): Promise<void> {
  const pause = await pauseOf(from.read, memberId, from.now())
  if (pause !== null)
    throw new DomainError('forbidden', 'flags.errors.paused', {
      code: 'flagging_paused',
      params: { reason: pause.reason, until: pause.until_at.slice(0, 10) },
    })
}
