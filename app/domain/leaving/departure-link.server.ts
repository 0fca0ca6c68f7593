import { timingSafeEqual } from 'node:crypto'
import type { Env } from '#app/core/env.server.ts'
import { isId } from '#app/core/ids.ts'
import { keyedHash } from '#app/core/secret.server.ts'

const signatureLength = 40

/** The page by which a member who left returns: the departure's id with a signature. Nothing stored opens it. */
export function returnPath(env: Pick<Env, 'SESSION_SECRET'>, departureId: string): string {
  return `/return/${tokenOf(env, departureId)}`
}

/** The departure that a token opens; null when it was not made here. */
export function departureIdOf(env: Pick<Env, 'SESSION_SECRET'>, token: string): string | null {
  const [id = ''] = token.split('.')
  if (!isId('departure', id)) return null
  const [given, made] = [Buffer.from(token), Buffer.from(tokenOf(env, id))]
  return given.length === made.length && timingSafeEqual(given, made) ? id : null
}

function tokenOf(env: Pick<Env, 'SESSION_SECRET'>, id: string): string {
  return `${id}.${keyedHash(env, 'departure', id).slice(0, signatureLength)}`
}
