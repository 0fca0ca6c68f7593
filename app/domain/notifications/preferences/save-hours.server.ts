import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { putPreference } from '#app/domain/notifications/store/preferences.server.ts'
import type { HoursInput } from './input.ts'

/** Saves when the member wants mail. A window that is open keeps its end, unless that is within the quiet hours. */
export async function saveHours(ctx: Ctx, input: HoursInput): Promise<void> {
  const memberId = signedIn(ctx.actor)
  const quiet = input.quiet === 'on'
  await ctx.write(
    (tx) =>
      putPreference(tx, memberId, {
        time_zone: input.timeZone === tx.setting('site.timeZone') ? null : input.timeZone,
        window_minutes: input.windowMinutes === tx.setting('notifications.windowMinutes') ? null : input.windowMinutes,
        daily_hour: input.dailyHour === tx.setting('notifications.dailyHour') ? null : input.dailyHour,
        quiet_from: quiet ? input.quietFrom : null,
        quiet_until: quiet ? input.quietUntil : null,
      }),
    { unseen: true },
  )
}
