import { z } from 'zod'
import { block, line } from '#app/core/text-shapes.ts'
import { isDay } from '#app/core/time.ts'
import { caseSeverities } from '#app/domain/cases/case.ts'
import type { DayWindow } from '#app/domain/cases/clock/business-time.ts'
import { tiers } from '#app/registry/tiers.ts'

export const caseSources = ['detection', 'feedback', 'csat', 'nps', 'agent', 'api'] as const
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Business minutes: 100,000 are 185 days of nine hours. */
const minutes = z.coerce.number().int().min(1).max(100_000)
const tierKeys = tiers.map(({ key }) => key)
/** One of them; null, or empty in a form, for any. */
const either = <T extends string>(all: readonly [T, ...T[]]) =>
  z
    .union([z.literal(''), z.enum(all)])
    .nullish()
    .transform((value) => (value === '' || value === undefined ? null : (value as T | null)))

/** Empty conditions are met by every case. */
export const policyShape = z.object({
  severity: either(caseSeverities),
  tier: either(tierKeys as [string, ...string[]]),
  source: either(caseSources),
  firstResponse: minutes,
  nextResponse: minutes,
  resolution: minutes,
  calendarId: z.string().max(60),
})
export type PolicyInput = z.output<typeof policyShape>
/** What may be changed of a policy: not for whom it is. */
export const policyChangeShape = policyShape.omit({ severity: true, tier: true, source: true })
export type PolicyChange = z.output<typeof policyChangeShape>

/** `09:00-12:00, 13:00-18:00`; empty for a day off. Windows in order and apart. */
const windows = z
  .string()
  .max(200)
  .default('')
  .transform((text, context): DayWindow[] => {
    const found = readWindows(text)
    if (found !== null) return found
    context.addIssue({ code: 'custom', message: 'promises.errors.windows' })
    return z.NEVER
  })

/** A day in each line: `2026-12-25 Christmas / 성탄절`; the names may be left out. */
const holidays = block(20_000)
  .or(z.literal(''))
  .default('')
  .transform((text, context) => {
    const found = readHolidays(text)
    if (found !== null) return found
    context.addIssue({ code: 'custom', message: 'promises.errors.holidays' })
    return z.NEVER
  })

export const calendarShape = z
  .object({
    nameEn: line(60),
    nameKo: line(60),
    zone: line(60).refine(isZone, 'promises.errors.zone'),
    monday: windows,
    tuesday: windows,
    wednesday: windows,
    thursday: windows,
    friday: windows,
    saturday: windows,
    sunday: windows,
    holidays,
  })
  .refine((calendar) => weekdays.some((day) => calendar[day].length > 0), {
    path: ['monday'],
    message: 'promises.errors.noHours',
  })
  .transform(({ nameEn, nameKo, zone, holidays: days, ...week }) => ({
    nameEn,
    nameKo,
    zone,
    week: weekdays.map((day) => week[day]),
    holidays: days,
  }))
export type CalendarInput = z.output<typeof calendarShape>
export type CalendarHoliday = { day: string; en: string; ko: string }

/** The windows of a day as the form has them. */
export function windowsText(day: readonly DayWindow[]): string {
  const time = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return day.map(({ from, to }) => `${time(from)}-${time(to)}`).join(', ')
}

/** The holidays as the form has them. */
export function holidaysText(days: readonly CalendarHoliday[]): string {
  return days.map(({ day, en, ko }) => [day, [en, ko].filter(Boolean).join(' / ')].join(' ').trim()).join('\n')
}

function readWindows(text: string): DayWindow[] | null {
  if (text.trim() === '') return []
  const found: DayWindow[] = []
  for (const piece of text.split(',')) {
    const match = /^\s*(\d{1,2}):(\d{2})\s*[-–~]\s*(\d{1,2}):(\d{2})\s*$/.exec(piece)
    if (match === null) return null
    const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number) as [number, number, number, number, number]
    const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute]
    if (fromMinute > 59 || toMinute > 59 || to > 24 * 60 || to <= from) return null
    if (from < (found.at(-1)?.to ?? 0)) return null
    found.push({ from, to })
  }
  return found
}

/** Null when a line does not begin with a day; a day that is named twice is kept once. */
function readHolidays(text: string): CalendarHoliday[] | null {
  const days = new Map<string, CalendarHoliday>()
  for (const row of text.split('\n').map((one) => one.trim())) {
    if (row === '') continue
    const [, day = '', name = ''] = /^(\S+)\s*(.*)$/.exec(row) ?? []
    if (!isDay(day)) return null
    const [en = '', ko = en] = name.split(' / ').map((one) => one.trim().slice(0, 80))
    days.set(day, { day, en, ko })
  }
  return [...days.values()].toSorted((a, b) => a.day.localeCompare(b.day))
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}
