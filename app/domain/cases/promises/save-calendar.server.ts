import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { dayIn, msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { holidaysShape } from '#app/domain/cases/queries/promises.server.ts'
import {
  insertCalendarVersion,
  keepCalendar,
  lockPromises,
  versionInForce,
} from '#app/domain/cases/store/promises.server.ts'
import { koreanHolidays } from '#app/registry/korean-holidays.ts'
import type { CalendarVersionTable } from '#db/schema/cases.ts'
import type { CalendarHoliday, CalendarInput } from './input.ts'

/**
 * Creates a calendar (`id` null) or changes one: other hours or holidays are a new version, by which running cases count
 * from now on. Audited. @throws forbidden; not_found
 */
export async function saveCalendar(ctx: Ctx, { id, ...input }: CalendarInput & { id: string | null }): Promise<string> {
  authorize(ctx.actor, 'setting.change')
  return ctx.write(async (tx) => {
    await lockPromises(tx)
    const before = id === null ? undefined : await versionInForce(tx, id)
    if (id !== null && before === undefined) throw notFound('promises.errors.noCalendar')
    return saveIn(tx, before, id ?? newId('businessCalendar', msOf(tx.at)), input)
  })
}

/**
 * Adds the public holidays of Korea that the calendar does not have yet, from this year on. Audited.
 * @returns how many @throws forbidden; not_found
 */
export async function addKoreanHolidays(ctx: Ctx, { id }: { id: string }): Promise<number> {
  authorize(ctx.actor, 'setting.change')
  return ctx.write(async (tx) => {
    await lockPromises(tx)
    const before = await versionInForce(tx, id)
    if (before === undefined) throw notFound('promises.errors.noCalendar')
    const days = new Map(holidaysShape.parse(JSON.parse(before.holidays)).map((one) => [one.day, one]))
    const had = days.size
    const year = dayIn(tx.at, before.zone).slice(0, 4)
    for (const holiday of koreanDays().filter(({ day }) => day >= year && !days.has(day)))
      days.set(holiday.day, holiday)
    await saveIn(tx, before, id, {
      nameEn: before.name_en,
      nameKo: before.name_ko,
      zone: before.zone,
      week: JSON.parse(before.week) as CalendarInput['week'],
      holidays: [...days.values()].toSorted((a, b) => a.day.localeCompare(b.day)),
    })
    return days.size - had
  })
}

/** A day on which two holidays fall has both names. */
function koreanDays(): CalendarHoliday[] {
  const days = new Map<string, CalendarHoliday>()
  for (const { day, en, ko } of koreanHolidays) {
    const other = days.get(day)
    days.set(day, other === undefined ? { day, en, ko } : { day, en: `${other.en}, ${en}`, ko: `${other.ko}, ${ko}` })
  }
  return [...days.values()]
}

async function saveIn(
  tx: Tx,
  before: CalendarVersionTable | undefined,
  id: string,
  { nameEn, nameKo, zone, week, holidays }: CalendarInput,
): Promise<string> {
  const hours = { zone, week: JSON.stringify(week), holidays: JSON.stringify(holidays) }
  const same =
    before !== undefined &&
    before.zone === hours.zone &&
    before.week === hours.week &&
    before.holidays === hours.holidays
  const versionId = same ? before.id : newId('calendarVersion', msOf(tx.at))
  await keepCalendar(tx, { id, nameEn, nameKo, versionId })
  if (!same)
    await insertCalendarVersion(tx, { id: versionId, calendar_id: id, at: tx.at, by_id: tx.actor.memberId, ...hours })
  await audit(tx, {
    action: before === undefined ? 'calendar.create' : 'calendar.change',
    subjectType: 'calendar',
    subjectId: id,
    before: before === undefined ? null : { zone: before.zone, week: before.week, holidays: before.holidays },
    after: { nameEn, nameKo, ...hours },
  })
  if (!same && before !== undefined) await tx.schedule('move-promises', { why: 'calendar' })
  return id
}
