import type { Instant } from '#app/core/time.ts'
import type { ClaimPaths, Endpoints, SignInPreset } from '#app/registry/sign-in-presets.ts'
import type { SignInProviderTable } from '#db/schema/identity.ts'

/** What can be wrong with a provider, found by the test of an admin or when somebody signs in. */
export const providerProblems = [
  'unreachable',
  'inside',
  'notAProvider',
  'issuerDiffers',
  'clientRefused',
  'redirectRefused',
  'answerUnreadable',
  'noId',
  'unknownKey',
  'badSignature',
  'wrongAudience',
  'claimMissing',
  'tooLongLived',
  'clockDiffers',
] as const
export type ProviderProblem = (typeof providerProblems)[number]

/** A way to sign in, without its secret. */
export type Provider = {
  id: string
  key: string
  kind: SignInProviderTable['kind']
  preset: SignInPreset
  name: string
  issuer: string
  endpoints: Endpoints | null
  clientId: string
  hasSecret: boolean
  scopes: string
  claims: ClaimPaths
  trustedDomains: string[]
  vouches: boolean
  admits: SignInProviderTable['admits']
  state: SignInProviderTable['state']
  problem: ProviderProblem | null
  problemAt: Instant | null
  checkedAt: Instant | null
  updatedAt: Instant
}

export function providerOf(row: SignInProviderTable): Provider {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    preset: row.preset as SignInPreset,
    name: row.name,
    issuer: row.issuer,
    endpoints: row.endpoints === null ? null : (JSON.parse(row.endpoints) as Endpoints),
    clientId: row.client_id,
    hasSecret: row.client_secret !== null,
    scopes: row.scopes,
    claims: JSON.parse(row.claims) as ClaimPaths,
    trustedDomains: JSON.parse(row.trusted_domains) as string[],
    vouches: row.vouches === 1,
    admits: row.admits,
    state: row.state,
    problem: providerProblems.find((problem) => problem === row.problem) ?? null,
    problemAt: row.problem_at,
    checkedAt: row.checked_at,
    updatedAt: row.updated_at,
  }
}

/** Where a provider sends people back to; it has to be registered there. */
export function callbackPath(key: string): string {
  return `/login/${key}/callback`
}
