import { timingSafeEqual } from 'node:crypto'
import type { Env } from '#app/core/env.server.ts'
import { isId, type IdKind } from '#app/core/ids.ts'
import { keyedHash, type SecretPurpose } from '#app/core/secret.server.ts'

/** 160 bits: as hard to guess as the key is to find. */
const signatureLength = 40

type Place = Pick<Env, 'SESSION_SECRET'>
type Kind = { id: Extract<IdKind, 'invitation' | 'registrationRequest'>; purpose: SecretPurpose }
const kinds = {
  invitation: { id: 'invitation', purpose: 'invitation' },
  request: { id: 'registrationRequest', purpose: 'registration-request' },
} as const satisfies Record<string, Kind>

/** What the address of a page carries: an id and a signature over it. Nothing stored opens the page. */
export function signedId(env: Place, kind: keyof typeof kinds, id: string): string {
  return `${id}.${keyedHash(env, kinds[kind].purpose, id).slice(0, signatureLength)}`
}

/** The id that was signed here; null for any other text. */
export function readSignedId(env: Place, kind: keyof typeof kinds, token: string): string | null {
  const [id = ''] = token.split('.')
  if (!isId(kinds[kind].id, id)) return null
  const [given, made] = [Buffer.from(token), Buffer.from(signedId(env, kind, id))]
  return given.length === made.length && timingSafeEqual(given, made) ? id : null
}

export function invitationPath(env: Place, id: string): string {
  return `/invitations/${signedId(env, 'invitation', id)}`
}

export function requestPath(env: Place, id: string): string {
  return `/registrations/${signedId(env, 'request', id)}`
}
