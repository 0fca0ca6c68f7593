import { timingSafeEqual } from 'node:crypto'
import type { Env } from '#app/core/env.server.ts'
import { keyedHash } from '#app/core/secret.server.ts'

const digits = 8

/**
 * The code that a mail brings for a link with the purpose `confirm`: derived from its id, so nothing that opens an account
 * is stored. Typed into the page that asked for it: a link could be opened by somebody who did not ask.
 */
export function mailCode(env: Pick<Env, 'SESSION_SECRET'>, linkId: string): string {
  const number = BigInt(`0x${keyedHash(env, 'mail-code', linkId)}`) % 10n ** BigInt(digits)
  return number.toString().padStart(digits, '0')
}

export function isMailCode(env: Pick<Env, 'SESSION_SECRET'>, linkId: string, typed: string): boolean {
  return (
    typed.length === digits &&
    timingSafeEqual(Buffer.from(mailCode(env, linkId)), Buffer.from(typed.padEnd(digits).slice(0, digits)))
  )
}
