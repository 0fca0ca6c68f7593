import type { Env } from '#app/core/env.server.ts'
import { keyedHash } from '#app/core/secret.server.ts'

/** Eight characters of a keyed hash: enough that nobody suppresses an address of others by writing to us. */
const signatureLength = 8

/**
 * The address a mail returns to when it cannot be delivered (VERP): `bounces+mal_…-3f9a0c71@example.com` for the
 * setting `bounces@example.com`. Its own for each mail, because what comes back often names no recipient.
 */
export function returnAddress(env: Pick<Env, 'SESSION_SECRET'>, mailbox: string, mailId: string): string {
  const at = mailbox.lastIndexOf('@')
  return `${mailbox.slice(0, at)}+${mailId}-${signature(env, mailId)}${mailbox.slice(at)}`
}

/** The mail whose return address this is; null when it is none of ours. Servers may change the case of letters. */
export function mailOfReturnAddress(env: Pick<Env, 'SESSION_SECRET'>, address: string): string | null {
  const found = /\+(mal_[0-9a-z]{10,40})-([0-9a-f]{8})@/.exec(address.toLowerCase())
  const [, mailId = '', signed = ''] = found ?? []
  return found !== null && signature(env, mailId) === signed ? mailId : null
}

function signature(env: Pick<Env, 'SESSION_SECRET'>, mailId: string): string {
  return keyedHash(env, 'return-address', mailId).slice(0, signatureLength)
}
