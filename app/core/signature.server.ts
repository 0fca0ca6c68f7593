import { createHmac, timingSafeEqual } from 'node:crypto'
import { msOf, type Instant } from './time.ts'

/** How far the clocks of two servers may differ, and how long a captured message could be sent again. */
const signatureToleranceSeconds = 300

/**
 * The value of `Dangol-Signature` for a body sent at that moment: `t=<seconds since 1970>,v1=<hex>`, where v1 is the
 * HMAC-SHA256 with the shared secret over `<t>.<body>`.
 */
export function signBody(secret: string, body: string | Uint8Array, at: Instant): string {
  const seconds = Math.floor(msOf(at) / 1000)
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`
}

export type SignatureVerdict = 'good' | 'missing' | 'malformed' | 'stale' | 'wrong'

/**
 * Whether this body was signed with the secret within the tolerance around `now`. A header may hold several `v1`
 * while a secret is changed.
 */
export function checkSignature(
  secret: string,
  header: string | null,
  body: string | Uint8Array,
  now: Instant,
): SignatureVerdict {
  if (secret === '' || header === null || header === '') return 'missing'
  const parts = header.split(',').map((part) => part.trim().split('='))
  const seconds = Number(parts.find(([name]) => name === 't')?.[1])
  const given = parts.flatMap(([name, value]) =>
    name === 'v1' && value !== undefined && /^[0-9a-f]{64}$/.test(value) ? [Buffer.from(value, 'hex')] : [],
  )
  if (!Number.isSafeInteger(seconds) || seconds <= 0 || given.length === 0) return 'malformed'
  if (!given.some((one) => timingSafeEqual(one, digest(secret, seconds, body)))) return 'wrong'
  return Math.abs(msOf(now) / 1000 - seconds) > signatureToleranceSeconds ? 'stale' : 'good'
}

function digest(secret: string, seconds: number, body: string | Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest()
}
