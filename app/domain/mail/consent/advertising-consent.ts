import { msOf, plus, unitMs, zoneOffsetMinutes, type Instant } from '#app/core/time.ts'

export const consentScopes = ['advertising', 'night'] as const
export type ConsentScope = (typeof consentScopes)[number]

/** Version of the words that a member agrees to (`mail.consent.*`). A change of meaning needs a new one. */
export const consentWording = '2026-11-30'

/** How long a consent goes on without a reminder. Source: 정보통신망법 시행령 제62조의3, every two years. */
const reminderDays = 730

/** Night for advertising, in the time zone of the site. Source: 정보통신망법 제50조 제3항, 21:00 to 08:00. */
const night = { fromHour: 21, toHour: 8 } as const

/** Minutes until the night ends; 0 by day. */
export function nightMinutesLeft(at: Instant, zone: string): number {
  const minutesOfDay = 24 * 60
  const local = Math.floor(msOf(at) / unitMs.minute) + zoneOffsetMinutes(at, zone)
  const minute = ((local % minutesOfDay) + minutesOfDay) % minutesOfDay
  if (minute >= night.fromHour * 60) return minutesOfDay - minute + night.toHour * 60
  return Math.max(0, night.toHour * 60 - minute)
}

/** Consents from before this instant are due for a reminder. */
export function reminderBefore(now: Instant): Instant {
  return plus(now, { days: -reminderDays })
}
