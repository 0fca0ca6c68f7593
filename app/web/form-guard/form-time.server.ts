import type { Env } from '#app/core/env.server.ts'
import { keyedHash } from '#app/core/secret.server.ts'
import { msOf, unitMs, type Instant } from '#app/core/time.ts'

type Secret = Pick<Env, 'SESSION_SECRET'>

/** A page that is open for longer is sent again: what was sealed then must not serve for ever. */
const longest = unitMs.day

/** When a form was shown, so that nobody else can write it: the value of its hidden field `shown`. */
export function sealFormTime(env: Secret, at: Instant): string {
  const ms = msOf(at).toString(36)
  return `${ms}.${signOf(env, ms)}`
}

/**
 * What the time says about who sent the form. `early`: within fewer seconds than a person needs. `late`: longer than a day.
 * `unknown`: it is missing, or not ours.
 * @param fewest seconds; 0: any time will do
 */
export function judgeFormTime(
  env: Secret,
  sealed: unknown,
  now: Instant,
  fewest: number,
): 'good' | 'early' | 'late' | 'unknown' {
  if (fewest === 0) return 'good'
  const [ms = '', sign] = typeof sealed === 'string' ? sealed.split('.') : []
  if (ms === '' || sign !== signOf(env, ms)) return 'unknown'
  const age = msOf(now) - Number.parseInt(ms, 36)
  if (age > longest) return 'late'
  return age < fewest * unitMs.second ? 'early' : 'good'
}

function signOf(env: Secret, ms: string): string {
  return keyedHash(env, 'form-time', ms).slice(0, 32)
}
