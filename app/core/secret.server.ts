import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Env } from './env.server.ts'

/** What a key is for. Each purpose has a key of its own, so that nothing made for one is taken for another. */
export type SecretPurpose =
  | 'idempotency'
  | 'held-form'
  | 'form-time'
  | 'account-link'
  | 'mail-code'
  | 'provider-secret'
  | 'handover-key'
  | 'sign-in'
  | 'totp-offer'
  | 'totp-key'
  | 'recovery-code'
  | 'passkey-challenge'
  | 'invitation'
  | 'registration-request'
  | 'unsubscribe'
  | 'return-address'
  | 'reply-address'
  | 'push-key'
  | 'setup'
  | 'departure'
  | 'signed-id'

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** A fingerprint of bytes that are no secret, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * A keyed hash. Without SESSION_SECRET the database does not reveal the text; a plain hash of a short text can be
 * guessed.
 */
export function keyedHash(env: Pick<Env, 'SESSION_SECRET'>, purpose: SecretPurpose, text: string): string {
  return createHmac('sha256', keyFor(env, purpose, ''))
    .update(text)
    .digest('hex')
}

/** Encrypts and signs. @param salt what else must be known to open it, e.g. the value of a cookie */
export function seal(env: Pick<Env, 'SESSION_SECRET'>, purpose: SecretPurpose, salt: string, text: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, keyFor(env, purpose, salt), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

/**
 * What was sealed; null when it was changed, or sealed with another secret, for another purpose or with another salt.
 */
export function unseal(
  env: Pick<Env, 'SESSION_SECRET'>,
  purpose: SecretPurpose,
  salt: string,
  sealed: string,
): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < ivBytes + tagBytes) return null
  try {
    const cipher = createDecipheriv(algorithm, keyFor(env, purpose, salt), bytes.subarray(0, ivBytes))
    cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([cipher.update(bytes.subarray(ivBytes + tagBytes)), cipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

function keyFor(env: Pick<Env, 'SESSION_SECRET'>, purpose: SecretPurpose, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env.SESSION_SECRET, salt, `dangol ${purpose}`, 32))
}
