import type { Env } from '#app/core/env.server.ts'
import { keyedHash } from '#app/core/secret.server.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import type { SealedCopy } from './departure.ts'

type Secret = Pick<Env, 'SESSION_SECRET'>

/** The key of a handle or an e-mail address, as somebody types it. */
export function keyOfLogin(env: Secret, login: string): string {
  return hash(env, login.includes('@') ? `email ${login.toLowerCase()}` : `handle ${handleSkeleton(login)}`)
}

/** The key of who somebody is at a provider. */
export function keyOfIdentity(env: Secret, { issuer, subject }: { issuer: string; subject: string }): string {
  return hash(env, `identity ${JSON.stringify([issuer, subject])}`)
}

/** Everything the member could begin to sign in with, each once. */
export function departureKeysOf(env: Secret, { member, rows }: SealedCopy): string[] {
  const logins = [member.handle, ...(member.email === null ? [] : [member.email])]
  const identities = (rows['identity'] ?? []) as { issuer: string; subject: string }[]
  return [
    ...new Set([
      ...logins.map((login) => keyOfLogin(env, login)),
      ...identities.map((identity) => keyOfIdentity(env, identity)),
    ]),
  ]
}

function hash(env: Secret, text: string): string {
  return keyedHash(env, 'departure', `key ${text}`)
}
