import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { daysAfter, instantOfDay, msOf } from '#app/core/time.ts'
import { absencesBetween } from '#app/domain/cases/queries/absences.server.ts'
import { staffByHandle } from '#app/domain/cases/queries/team.server.ts'
import type { AbsenceTable } from '#db/schema/case-work.ts'
import type { AbsenceInput } from './input.ts'
import { noSuchColleague } from './no-such-colleague.ts'
import { insertAbsence } from './store.server.ts'

/**
 * Notes that somebody of staff is away; a colleague may do so for somebody who is ill. While it lasts they get no new
 * cases, and colleagues may take theirs. Audited.
 * @throws not_found when the handle belongs to no member of staff; invalid when they are away in that time already
 */
export async function addAbsence(ctx: Ctx, handle: string, input: AbsenceInput): Promise<AbsenceTable> {
  authorize(ctx.actor, 'case.work')
  const byId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const colleague = await staffByHandle(tx.db, handle)
    if (colleague === null) throw noSuchColleague()
    const zone = tx.setting('site.timeZone')
    const row: AbsenceTable = {
      id: newId('absence', msOf(tx.at)),
      member_id: colleague.id,
      starts_at: instantOfDay(input.from, zone),
      ends_at: input.to === null ? null : instantOfDay(daysAfter(input.to, 1), zone),
      by_id: byId,
      created_at: tx.at,
    }
    if ((await absencesBetween(tx.db, colleague.id, row.starts_at, row.ends_at)).length > 0)
      throw new DomainError('invalid', 'work.errors.awayAlready', {
        fields: { from: { key: 'work.errors.awayAlready' } },
      })
    await insertAbsence(tx, row)
    await audit(tx, {
      action: 'absence.add',
      subjectType: 'member',
      subjectId: colleague.id,
      after: { from: row.starts_at, until: row.ends_at },
    })
    return row
  })
}
