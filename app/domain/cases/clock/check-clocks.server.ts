import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { dueAlarms } from '#app/domain/cases/queries/due-alarms.server.ts'
import { clockHistories } from '#app/domain/cases/queries/promises.server.ts'
import { addCaseEvent, caseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { staffOnDuty } from '#app/domain/notifications/queries/staff-on-duty.server.ts'
import { alarmChains, alarmEvents, alarmsOf, reached } from './alarms.ts'
import { clocksOf } from './clocks-of.ts'
import { alarmDelays, presentClocks, refreshClocks } from './refresh-clocks.server.ts'

const atOnce = 200

/**
 * Tells staff of promises that fall due soon or were broken, what is due first before the rest; each level of a due time
 * once. Records `case.dueSoon`, `case.breached` and `case.escalated`, also in the time line with who hears of it (`told`).
 * @returns how many it told
 */
export async function checkClocks(ctx: Ctx): Promise<number> {
  const pace = openPace({ most: atOnce })
  for (let told = 0; ;) {
    const size = pace.size()
    const { found, said } = await pace.write(ctx, size, (tx) => checkSome(tx, size))
    told += said
    if (found < size) return told
  }
}

async function checkSome(tx: Tx, limit: number): Promise<{ found: number; said: number }> {
  const ids = await dueAlarms(tx, limit)
  let said = 0
  for (const id of ids) said += await checkCase(tx, id)
  return { found: ids.length, said }
}

/** The alarm was kept at an earlier time: the time line says whether it still holds. */
async function checkCase(tx: Tx, caseId: string): Promise<number> {
  const row = await caseByIdForUpdate(tx, caseId)
  const history = (await clockHistories(tx.db, [caseId])).get(caseId)
  const calendar = history?.promises.at(-1)?.calendar
  if (history === undefined || calendar === undefined) throw new Error(`case ${caseId} was promised nothing`)
  let said = 0
  for (const clock of presentClocks(clocksOf(history.events, history.promises, tx.at)))
    for (const { level } of reached(alarmsOf(clock, history.events, alarmDelays(tx.setting), calendar), tx.at)) {
      const about = { clock: clock.name, dueAt: clock.dueAt }
      const { kind, ...to } = alarmEvents[level]
      const { step } = await staffOnDuty(tx.db, alarmChains[level], caseId, tx.at)
      await addCaseEvent(tx, caseId, kind, { ...about, ...to, told: step })
      if (level === 'dueSoon' || level === 'breached') await tx.record(`case.${level}`, { caseId, ...about })
      else await tx.record('case.escalated', { caseId, ...about, to: level })
      said += 1
    }
  await refreshClocks(tx, row)
  return said
}
