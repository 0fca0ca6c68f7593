import { createRequire } from 'node:module'
import type * as OtpAuth from 'otpauth'
import type { Env } from '#app/core/env.server.ts'
import { keyedHash, seal, unseal } from '#app/core/secret.server.ts'
import { msOf, type Instant } from '#app/core/time.ts'

const require = createRequire(import.meta.url)

/** Loaded with the first code. */
const otpauth = () => require('otpauth') as typeof OtpAuth

type Secret = Pick<Env, 'SESSION_SECRET'>

/** What every authenticator app can do (RFC 6238, section 4): SHA-1, six digits, 30 seconds. */
const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Codes of the 30 seconds before and after are taken too: clocks differ (RFC 6238, section 5.2). */
const window = 1
/** 160 bits (RFC 4226, section 4). */
const keyLength = 40

/**
 * The key that a member is about to share with an app, base 32: the same as long as they are setting it up, so that a mistyped code
 * needs no new picture. Nothing is stored until a code proves that the app has it.
 * @param round what makes the next one another: session and version of the member
 */
export function offeredKey(env: Secret, memberId: string, round: string): string {
  const hex = keyedHash(env, 'totp-offer', `${memberId} ${round}`).slice(0, keyLength)
  return otpauth().Secret.fromHex(hex).base32
}

/** The address behind the picture, which an app reads. */
export function keyAddress(key: string, { site, handle }: { site: string; handle: string }): string {
  return new (otpauth().TOTP)({ ...kind, secret: key, issuer: site.replaceAll(':', ' '), label: handle }).toString()
}

/** The number of the 30 seconds that a code belongs to; null: to none around `at`. */
export function stepOf(key: string, code: string, at: Instant): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const timestamp = msOf(at)
  const app = new (otpauth().TOTP)({ ...kind, secret: key })
  const delta = app.validate({ token: code, timestamp, window })
  return delta === null ? null : app.counter({ timestamp }) + delta
}

export function sealKey(env: Secret, memberId: string, key: string): string {
  return seal(env, 'totp-key', memberId, key)
}

/** Null when SESSION_SECRET has changed: the app has to be set up again. */
export function unsealKey(env: Secret, memberId: string, sealed: string): string | null {
  return unseal(env, 'totp-key', memberId, sealed)
}
