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
  // Bytes, not characters: a signature of other letters has as many characters and more bytes.
  const [sent, wanted] = [given, keyedHash(env, 'signed-id', id).slice(0, signatureLength)].map((text) =>
    Buffer.from(text),
  )
  return { id, signed: sent !== undefined && sent.length === wanted?.length && timingSafeEqual(sent, wanted) }
}
