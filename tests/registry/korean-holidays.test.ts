import { expect, test } from 'vitest'
import { daysAfter } from '#app/core/time.ts'
import { koreanHolidays } from '#app/registry/korean-holidays.ts'

const lunar = new Intl.DateTimeFormat('en-u-ca-dangi', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
const years = [2024, 2025, 2026, 2027]
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The day of a year on which the Korean lunar calendar shows this month and day. */
function solar(year: number, month: number, day: number): string {
  for (let at = `${year}-01-01`; at.startsWith(String(year)); at = daysAfter(at, 1)) {
    const part = Object.fromEntries(
      lunar.formatToParts(Date.parse(`${at}T00:00:00Z`)).map(({ type, value }) => [type, value]),
    )
    if (part['month'] === String(month) && part['day'] === String(day)) return at
  }
  throw new Error(`no ${month}/${day} in ${year}`)
}

/** Holidays of a year as the law names them, and for what overlaps each of them gets a substitute day. */
function byLaw(year: number): { day: string; gets: 'sunday' | 'weekend' | 'never' }[] {
  const three = (day: string) => [-1, 0, 1].map((shift) => ({ day: daysAfter(day, shift), gets: 'sunday' as const }))
  const on = (day: string, gets: 'weekend' | 'never' = 'weekend') => ({ day: `${year}-${day}`, gets })
  return [
    ...three(solar(year, 1, 1)),
    on('01-01', 'never'),
    on('03-01'),
    ...(year >= 2026 ? [on('05-01'), on('07-17')] : []),
    on('05-05'),
    { day: solar(year, 4, 8), gets: 'weekend' as const },
    on('06-06', 'never'),
    on('08-15'),
    ...three(solar(year, 8, 15)),
    on('10-03'),
    on('10-09'),
    on('12-25'),
  ]
}

/** The first day after the holidays that is no holiday and no weekend, for every one that overlaps. */
function substitutes(year: number): string[] {
  const holidays = byLaw(year)
  const found: string[] = []
  const free = (day: string): boolean =>
    weekday(day) !== 0 && weekday(day) !== 6 && !holidays.some((one) => one.day === day) && !found.includes(day)
  for (const [at, { day, gets }] of holidays.entries()) {
    const shared = holidays.some((one, other) => other < at && one.day === day)
    const overlaps = gets !== 'never' && (shared || weekday(day) === 0 || (gets === 'weekend' && weekday(day) === 6))
    if (!overlaps) continue
    let next = daysAfter(day, 1)
    while (!free(next)) next = daysAfter(next, 1)
    found.push(next)
  }
  return found.toSorted()
}

test.each(years)('the holidays of %i are those of the law and of the lunar calendar', (year) => {
  const listed = koreanHolidays.filter(({ day, kind }) => day.startsWith(String(year)) && kind === 'holiday')
  expect(listed.map(({ day }) => day)).toEqual(
    byLaw(year)
      .map(({ day }) => day)
      .toSorted(),
  )
})

test.each(years)('the substitute days of %i follow from the rules', (year) => {
  const listed = koreanHolidays.filter(({ day, kind }) => day.startsWith(String(year)) && kind === 'substitute')
  expect(listed.map(({ day }) => day)).toEqual(substitutes(year))
})

test('elections and days of the government are there, also those that libraries miss', () => {
  const special = koreanHolidays.filter(({ kind }) => kind === 'election' || kind === 'government')
  expect(special.map(({ day }) => day)).toEqual(['2024-04-10', '2024-10-01', '2025-01-27', '2025-06-03', '2026-06-03'])
})

test('the days come in order', () => {
  const days = koreanHolidays.map(({ day }) => day)
  expect(days).toEqual(days.toSorted())
})
