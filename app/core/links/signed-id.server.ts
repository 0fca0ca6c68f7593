import { timingSafeEqual } from 'node:crypto'
import type { Env } from '../env.server.ts'
import { keyedHash } from '../secret.server.ts'

/** Hexadecimal digits of the signature: 80 bits, which nobody guesses over HTTP. */
const signatureLength = 20

/** An id with a signature, for links of mails that work without signing in. */
export function signedId(env: Pick<Env, 'SESSION_SECRET'>, id: string): string {
  return `${id}.${keyedHash(env, 'signed-id', id).slice(0, signatureLength)}`
}

/** What a part of an address says: the id before the dot, and whether we signed it. */
export function readSignedId(env: Pick<Env, 'SESSION_SECRET'>, token: string): { id: string; signed: boolean } {
  const [id = '', given = ''] = token.split('.')
  const wanted = keyedHash(env, 'signed-id', id).slice(0, signatureLength)
  return { id, signed: given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted)) }
}
