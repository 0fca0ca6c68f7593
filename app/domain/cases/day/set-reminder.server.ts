import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { dayIn, instantOfDay, msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import type { ReminderInput } from './input.ts'
import { insertReminder } from './store.server.ts'

/**
 * Brings a case back to the actor's own day on that day, with the reason. Audited without the reason. @returns its id
 * @throws not_found; invalid for a day that is over
 */
export async function setReminder(ctx: Ctx, number: number, input: ReminderInput): Promise<string> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    if (input.day < dayIn(tx.at, tx.setting('site.timeZone')))
      throw new DomainError('invalid', 'work.errors.dayOver', { fields: { day: { key: 'work.errors.dayOver' } } })
    const row = await caseForUpdate(tx, number)
    return setReminderIn(tx, row.id, input)
  })
}

/** The part inside a transaction: authorises and checks nothing. */
export async function setReminderIn(tx: Tx, caseId: string, { day, reason, promised }: ReminderInput): Promise<string> {
  const id = newId('caseReminder', msOf(tx.at))
  const remindAt = instantOfDay(day, tx.setting('site.timeZone'))
  await insertReminder(tx, {
    id,
    case_id: caseId,
    member_id: signedIn(tx.actor),
    remind_at: remindAt,
    promised: promised ? 1 : 0,
    reason,
    created_at: tx.at,
    ended_at: null,
  })
  await audit(tx, { action: 'case.remind', subjectType: 'case', subjectId: caseId, after: { at: remindAt, promised } })
  return id
}
