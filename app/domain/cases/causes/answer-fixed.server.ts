import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { readSignedId } from '#app/core/links/signed-id.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { answersOf, isTold } from '#app/domain/cases/queries/fixes.server.ts'
import { causeForUpdate, noticeForUpdate, updateNotice } from '#app/domain/cases/store/causes.server.ts'
import { verdictOf, type Cause } from './cause.ts'
import { moveCauseIn } from './move-cause.server.ts'

/**
 * Somebody who was told of a fix says whether it is fixed for them: by the signed link without signing in, or signed in.
 * The answer can be changed while the cause has not been opened again. When too few say yes the cause opens again and its
 * owner is told; when enough do it is verified. Records `cause.fixAnswered`, and `cause.reopened`.
 * @throws not_found for others; not_now (code `over`) when the cause was opened again
 */
export async function answerFixed(ctx: Ctx, { token, fixed }: { token: string; fixed: boolean }): Promise<void> {
  const { id, signed } = readSignedId(ctx.platform.env, token)
  await ctx.write(async (tx) => {
    const known = await noticeForUpdate(tx, id)
    if (known === undefined || !(signed || isTold(known.member_id, tx.actor))) throw notFound('surveys.notFound')
    const answer = fixed ? 1 : 0
    if (known.answer === answer) return
    const cause = await causeForUpdate(tx, known.cause_id)
    if (cause.round !== known.round) throw new DomainError('not_now', 'causes.errors.openAgain', { code: 'over' })
    await updateNotice(tx, id, { answer, answered_at: tx.at })
    await tx.record('cause.fixAnswered', { noticeId: id, memberId: known.member_id, fixed: answer })
    await judge(tx, cause)
  })
}

/** What the answers of the round say of the cause. */
async function judge(tx: Tx, cause: Cause): Promise<void> {
  if (cause.state !== 'fixed' && cause.state !== 'verified') return
  const answers = await answersOf(tx.db, cause)
  const bar = { minAnswers: tx.setting('cases.fixMinAnswers'), sharePercent: tx.setting('cases.fixPercent') }
  const verdict = verdictOf(answers, bar)
  if (verdict === 'holds' && cause.state === 'fixed') await moveCauseIn(tx, cause, 'verify')
  if (verdict !== 'fails') return
  await moveCauseIn(tx, cause, 'reopen')
  await tx.record('cause.reopened', { causeId: cause.id, ownerId: cause.owner_id, ...answers })
}
