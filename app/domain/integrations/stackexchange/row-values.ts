const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?Z?$/
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The dump's times are UTC without saying so. Returns ISO-8601 UTC with milliseconds, or null for what is no
 * time at all (30 February, 25 o'clock): a lenient parser would move such a day instead of refusing it.
 */
export function dumpInstant(text: string): string | null {
  const match = INSTANT.exec(text)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  const days = (MONTH_DAYS[month - 1] ?? 0) + leapDay
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return null
  return `${text.slice(0, 19)}.${(match[7] ?? '').slice(0, 3).padEnd(3, '0')}Z`
}

/** Tag names from `<a><b>` (dumps until 2023) and `|a|b|` (later). No name holds one of these signs. */
export function dumpTags(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[<>|]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    ),
  ]
}
