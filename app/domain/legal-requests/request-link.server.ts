import type { Env } from '#app/core/env.server.ts'
import { isId } from '#app/core/ids.ts'
import { readSignedId, signedId } from '#app/core/links/signed-id.server.ts'

/** The page of a request: its id with a signature. It is mailed to the requester and told nobody else. */
export function requestPath(env: Pick<Env, 'SESSION_SECRET'>, requestId: string): string {
  return `/legal-requests/${signedId(env, requestId)}`
}

/** The request that a token opens; null when it was not made here. */
export function requestIdOf(env: Pick<Env, 'SESSION_SECRET'>, token: string): string | null {
  const { id, signed } = readSignedId(env, token)
  return signed && isId('legalRequest', id) ? id : null
}
