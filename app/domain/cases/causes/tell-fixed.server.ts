import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import type { LaterJob, Tx } from '#app/core/write.server.ts'
import { concernedBy, fixToTell, type Concerned } from '#app/domain/cases/queries/fixes.server.ts'
import { insertNotice } from '#app/domain/cases/store/causes.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'

const atOnce = 200

/** The reaction to a cause that was fixed: telling may be the work of thousands of rows. */
export function tellFixedLater({ payload: { causeId, threadId } }: RecordedEvent<'cause.fixed'>): LaterJob {
  return { job: 'tell-fixed', payload: { causeId, threadId }, dedupe: `${causeId} ${threadId}` }
}

/**
 * Tells everybody who reported a root cause, or said “me too” where it was reported, that an announcement fixes it: each
 * person once in a round of the cause, with the sentence they wrote; people without an account by mail. Merged and split
 * threads are followed. Twice tells nobody again. Records `cause.fixTold` for each. @returns how many were told
 */
export async function tellFixed(ctx: Ctx, input: { causeId: string; threadId: string }): Promise<number> {
  const fix = await fixToTell(ctx.read, input)
  if (fix === null) return 0
  const people = await concernedBy(ctx.read, fix.causeId)
  const told = await openPace({ most: atOnce }).writeAll(ctx, people, (tx, some) => tellSome(tx, fix, some))
  return told.reduce((sum, count) => sum + count, 0)
}

async function tellSome(
  tx: Tx,
  { causeId, threadId, round }: { causeId: string; threadId: string; round: number },
  people: readonly Concerned[],
): Promise<number> {
  let told = 0
  for (const { memberId, caseId, because, quote, lang } of people) {
    const noticeId = await insertNotice(tx, {
      cause_id: causeId,
      round,
      thread_id: threadId,
      member_id: memberId,
      case_id: caseId,
      because,
      quote,
      quote_lang: lang,
    })
    if (noticeId === null) continue
    await tx.record('cause.fixTold', { noticeId, memberId, because })
    told += 1
  }
  return told
}
