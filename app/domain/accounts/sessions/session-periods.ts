import { isStaff, type Actor } from '#app/core/actor.ts'
import { plus, type Instant } from '#app/core/time.ts'
import type { SettingKey, SettingValue } from '#app/registry/settings/index.ts'

type Setting = <K extends SettingKey>(key: K) => SettingValue<K>

const day = 24 * 60
const hour = 60

/**
 * How long a session lasts, in minutes: without use (`idle`) and in any case (`max`). Shorter for staff, who see
 * customers' data.
 */
export type SessionPeriods = { idleMinutes: number; maxMinutes: number }

export function sessionPeriods(setting: Setting, person: Pick<Actor, 'roles'>): SessionPeriods {
  return isStaff(person)
    ? {
        idleMinutes: setting('accounts.staffSessionIdleMinutes'),
        maxMinutes: setting('accounts.staffSessionMaxHours') * hour,
      }
    : { idleMinutes: setting('accounts.sessionIdleDays') * day, maxMinutes: setting('accounts.sessionMaxDays') * day }
}

/** When a session used at `at` ends if it is not used again; never after `expiresAt`. */
export function idleEnd(at: Instant, periods: SessionPeriods, expiresAt: Instant): Instant {
  const idle = plus(at, { minutes: periods.idleMinutes })
  return idle < expiresAt ? idle : expiresAt
}

/**
 * How often the use of a session is written, in minutes, so that reading pages does not write: every 5, more often
 * where sessions end sooner.
 */
export function touchMinutes(periods: SessionPeriods): number {
  return Math.min(5, periods.idleMinutes / 5)
}
