import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { transitionTowards } from '#app/core/state-machine.ts'
import type { Tx } from '#app/core/write.server.ts'
import { causeForUpdate, updateCause } from '#app/domain/cases/store/causes.server.ts'
import { causeTransitions, refuseCauseAct, type Cause, type CauseAct, type CauseState } from './cause.ts'

/**
 * Brings a root cause to another state. The present state changes nothing. Telling people of a fix takes an announcement
 * (`nameFixes`). Audited. @throws not_found; not_now (code `no_such_step`)
 */
export async function moveCause(ctx: Ctx, id: string, { to }: { to: CauseState }): Promise<Cause> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = await causeForUpdate(tx, id)
    if (row.state === to) return row
    const act = transitionTowards(causeTransitions, row.state, 'staff', to) ?? 'reopen'
    return moveCauseIn(tx, row, act)
  })
}

/** The part inside a transaction, on a locked cause: authorises nothing. Audited. @throws not_now */
export async function moveCauseIn(tx: Tx, row: Cause, act: CauseAct): Promise<Cause> {
  refuseCauseAct(row, act)
  const { to: state } = causeTransitions[act]
  const values = {
    state,
    // Whoever is told of the next fix may have been told of this one.
    round: act === 'reopen' ? row.round + 1 : row.round,
    fixed_at: state === 'fixed' ? tx.at : state === 'verified' ? row.fixed_at : null,
  }
  await updateCause(tx, row.id, values)
  await audit(tx, {
    action: 'cause.move',
    subjectType: 'cause',
    subjectId: row.id,
    before: { state: row.state },
    after: { state },
  })
  return { ...row, ...values }
}
