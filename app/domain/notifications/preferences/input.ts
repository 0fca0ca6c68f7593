import { z } from 'zod'
import { notificationPresets } from '#app/registry/notifications/topics.ts'

export const presetShape = z.object({ preset: z.enum(notificationPresets) })

/** Windows that the page offers, in minutes; 0: at once. */
export const windowChoices = [0, 5, 15, 30, 60, 180] as const

const hour = z.coerce.number().int().min(0).max(23)

/** Hours on the clocks of `timeZone`. `quiet` on: no mail between the two hours. */
export const hoursShape = z
  .object({
    timeZone: z.string().trim().max(60).refine(isTimeZone, { message: 'notifications.settings.badZone' }),
    windowMinutes: z.coerce.number().int().min(0).max(1_440),
    dailyHour: hour,
    quiet: z.literal('on').optional(),
    quietFrom: hour,
    quietUntil: hour,
  })
  .refine(({ quiet, quietFrom, quietUntil }) => quiet === undefined || quietFrom !== quietUntil, {
    message: 'notifications.settings.quietSame',
    path: ['quietUntil'],
  })
export type HoursInput = z.output<typeof hoursShape>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** `day`: 1 Monday to 7 Sunday; left out: no digest. */
export const digestShape = z.object({ day: z.coerce.number().int().min(1).max(7).optional() })
