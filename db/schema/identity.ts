/**
 * Where members sign in besides this site. `kind`: `oidc` by discovery; `oauth2` with a profile that is read; `handover` a
 * token that the company's own site signs.
 */
export type SignInProviderTable = {
  id: string
  /** Its part of addresses: `/login/google`. */
  key: string
  kind: 'oidc' | 'oauth2' | 'handover'
  /** Which row of `registry/sign-in-presets.ts` it was made from. */
  preset: string
  name: string
  issuer: string
  /** JSON `{authorization, token, profile}` of `oauth2`; null for the others, which find or need none. */
  endpoints: string | null
  client_id: string
  /** Sealed with the site's secret; null when there is none. */
  client_secret: string | null
  scopes: string
  /** JSON: fact → path of the claim that brings it. */
  claims: string
  /** JSON list of mail domains for which its word about an address is believed. */
  trusted_domains: string
  /** 1: its addresses count as verified although it does not say so. */
  vouches: number
  /** Who becomes a member by signing in for the first time: everybody, or as the site's registration says. */
  admits: 'always' | 'asRegistration'
  /** `hidden`: works, without a button. */
  state: 'shown' | 'hidden' | 'off'
  position: number
  /** What went wrong last, since it last worked; null: nothing. */
  problem: string | null
  problem_at: string | null
  /** When it last worked: a test or a sign-in. */
  checked_at: string | null
  created_at: string
  updated_at: string
}

/** Who a member is at a provider. */
export type IdentityTable = {
  id: string
  issuer: string
  subject: string
  member_id: string
  provider_id: string
  /** The address that the provider last told; null: none. */
  email: string | null
  created_at: string
  last_used_at: string
}

/** A key that signs hand-overs; its id is the `kid` of tokens. */
export type HandoverKeyTable = {
  id: string
  provider_id: string
  algorithm: 'EdDSA' | 'HS256'
  /** HS256: sealed with the site's secret. */
  secret: string | null
  /** EdDSA: JWK. */
  public_key: string | null
  created_at: string
  last_used_at: string | null
  ended_at: string | null
}

/** A token that was used, until it would have expired. */
export type HandoverUseTable = { token_hash: string; expires_at: string }
