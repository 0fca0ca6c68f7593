import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import type { Instant } from '#app/core/time.ts'
import type { DayWindow } from '#app/domain/cases/clock/business-time.ts'
import { clockNames, type SlaClockName } from '#app/domain/cases/clock/clock.ts'
import { clocksOf } from '#app/domain/cases/clock/clocks-of.ts'
import { isBasicPolicy, policyFor, type PolicyMatter, type SlaPolicy } from '#app/domain/cases/clock/policy.ts'
import type { CalendarHoliday } from '#app/domain/cases/promises/input.ts'
import { calendarVersions, holidaysShape, slaPolicies, weekShape } from './promises.server.ts'

/** A policy as its page shows it; `basic`: every site keeps it. */
export type PolicyLine = SlaPolicy & { basic: boolean; calendar: string; dayMinutes: number }
export type CalendarPage = {
  id: string
  nameEn: string
  nameKo: string
  zone: string
  week: DayWindow[][]
  holidays: CalendarHoliday[]
}

/** Every policy with the name of its calendar: those of a severity alone first, then by how much they name. */
export async function policyLines(ctx: Ctx): Promise<PolicyLine[]> {
  authorize(ctx.actor, 'setting.change')
  const policies = await slaPolicies(ctx.read)
  const calendars = await calendarVersions(
    ctx.read,
    policies.map(({ calendarVersionId }) => calendarVersionId),
  )
  const names = await calendarNames(ctx)
  const named = ({ severity, tier, source }: SlaPolicy): number =>
    [severity, tier, source].filter((one) => one !== null).length
  return policies
    .map((policy) => ({
      ...policy,
      basic: isBasicPolicy(policy),
      calendar: names.find(({ id }) => id === policy.calendarId)?.name ?? '',
      dayMinutes: calendars.get(policy.calendarVersionId)?.dayMinutes ?? 1440,
    }))
    .toSorted(
      (a, b) =>
        named(a) - named(b) || (a.severity ?? 'P9').localeCompare(b.severity ?? 'P9') || a.id.localeCompare(b.id),
    )
}

/** Calendars by name, in the reader's language. */
export async function calendarNames(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  authorize(ctx.actor, 'setting.change')
  const rows = await ctx.read.selectFrom('business_calendar').select(['id', 'name_en', 'name_ko']).execute()
  return rows
    .map(({ id, name_en, name_ko }) => ({ id, name: ctx.locale === 'ko' ? name_ko : name_en }))
    .toSorted((a, b) => a.name.localeCompare(b.name, ctx.locale) || a.id.localeCompare(b.id))
}

/** A calendar as it is now. @throws forbidden; not_found */
export async function calendarPage(ctx: Ctx, id: string): Promise<CalendarPage> {
  authorize(ctx.actor, 'setting.change')
  const row = await ctx.read
    .selectFrom('business_calendar')
    .innerJoin('calendar_version', 'calendar_version.id', 'business_calendar.version_id')
    .select(['business_calendar.id', 'name_en', 'name_ko', 'zone', 'week', 'holidays'])
    .where('business_calendar.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('promises.errors.noCalendar')
  return {
    id: row.id,
    nameEn: row.name_en,
    nameKo: row.name_ko,
    zone: row.zone,
    week: weekShape.parse(JSON.parse(row.week)),
    holidays: holidaysShape.parse(JSON.parse(row.holidays)),
  }
}

/** What a case that is opened now would be promised. A next response is taken to be asked for now. */
export async function promisePreview(
  ctx: Ctx,
  matter: PolicyMatter,
): Promise<{ policyId: string; zone: string; dues: { clock: SlaClockName; dueAt: Instant }[] }> {
  authorize(ctx.actor, 'setting.change')
  const policy = policyFor(await slaPolicies(ctx.read), matter)
  const calendar = (await calendarVersions(ctx.read, [policy.calendarVersionId])).get(policy.calendarVersionId)
  if (calendar === undefined) throw notFound('promises.errors.noCalendar')
  const at = ctx.now()
  const promise = {
    at,
    policyId: policy.id,
    minutes: policy.minutes,
    calendarVersionId: policy.calendarVersionId,
    calendar,
  }
  const asked = (['opened', 'answered', 'customer_wrote'] as const).map((kind) => ({ at, kind, data: {} }))
  const [fresh, answered] = [clocksOf(asked.slice(0, 1), [promise], at), clocksOf(asked, [promise], at)]
  return {
    policyId: policy.id,
    zone: calendar.zone,
    dues: clockNames.map((clock) => ({
      clock,
      dueAt: (clock === 'nextResponse' ? answered.nextResponse : fresh[clock])?.dueAt ?? at,
    })),
  }
}
