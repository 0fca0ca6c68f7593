import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { casesFallingDue } from '#app/domain/cases/queries/falling-due.server.ts'
import { setTold } from '#app/domain/cases/store/cases.server.ts'
import { addBusinessMinutes, lastBusinessMoment } from './business-time.ts'
import { caseCalendar, type SlaClockName } from './clock.ts'

const clocks = ['firstResponse', 'resolution'] as const satisfies readonly SlaClockName[]
const atOnce = 200

/**
 * Records `case.dueSoon` for each promise that falls due within `cases.dueSoonMinutes` of business time, and
 * `case.breached` for each that is late, both once. Stopped clocks and dismissed cases are left out. @returns how many
 */
export async function checkClocks(ctx: Ctx): Promise<number> {
  const pace = openPace({ most: atOnce })
  let told = 0
  for (const clock of clocks)
    for (;;) {
      const size = pace.size()
      const some = await pace.write(ctx, size, (tx) => checkSome(tx, clock, size))
      told += some
      if (some < size) break
    }
  return told
}

async function checkSome(tx: Tx, clock: SlaClockName, limit: number): Promise<number> {
  const calendar = caseCalendar(tx.setting)
  const lead = tx.setting('cases.dueSoonMinutes')
  const late = lastBusinessMoment(tx.at, calendar)
  const soon = lead === 0 ? null : addBusinessMinutes(tx.at, lead, calendar)
  const found = await casesFallingDue(tx, clock, { soon, late }, limit)
  for (const { id: caseId, dueAt } of found) {
    const told = dueAt < late ? 'breached' : 'dueSoon'
    await setTold(tx, caseId, clock, told)
    await tx.record(`case.${told}`, { caseId, clock, dueAt })
  }
  return found.length
}
