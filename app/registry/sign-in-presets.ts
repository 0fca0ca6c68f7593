/**
 * What a provider can tell of a person, and the path of the claim that tells it: `response.email` is `email` inside of
 * `response`. A fact without a path is never read from that provider.
 */
export const claimFacts = [
  'id',
  'name',
  'handle',
  'email',
  'emailVerified',
  'accountId',
  'accountName',
  'plan',
  'products',
  'startedAt',
  'renewsAt',
  'groups',
] as const
export type ClaimFact = (typeof claimFacts)[number]
export type ClaimPaths = Partial<Record<ClaimFact, string>>

const person = { id: 'sub', name: 'name', email: 'email', emailVerified: 'email_verified' } as const
const customer = {
  ...person,
  handle: 'handle',
  accountId: 'account.id',
  accountName: 'account.name',
  plan: 'account.plan',
  products: 'account.products',
  startedAt: 'account.startedAt',
  renewsAt: 'account.renewsAt',
  groups: 'groups',
} as const

export type Endpoints = { authorization: string; token: string; profile: string }

type Preset = {
  kind: 'oidc' | 'oauth2' | 'handover'
  /** Its part of addresses, and the text of its button; '' is entered by the admin. */
  key: string
  name: string
  issuer: string
  endpoints: Endpoints | null
  scopes: string
  claims: ClaimPaths
  /** Mail domains that the provider itself gives out. */
  trustedDomains: readonly string[]
  admits: 'always' | 'asRegistration'
}

/**
 * Ways to sign in that an admin can add. Sources: the discovery documents of the providers; developers.kakao.com (the
 * address is optional there); developers.naver.com (plain OAuth 2.0, the profile is nested in `response`).
 */
export const signInPresets = {
  company: {
    kind: 'oidc',
    key: '',
    name: '',
    issuer: '',
    endpoints: null,
    scopes: 'openid email profile',
    claims: customer,
    trustedDomains: [],
    admits: 'always',
  },
  handover: {
    kind: 'handover',
    key: 'handover',
    name: '',
    issuer: 'handover',
    endpoints: null,
    scopes: '',
    claims: customer,
    trustedDomains: [],
    admits: 'always',
  },
  google: {
    kind: 'oidc',
    key: 'google',
    name: 'Google',
    issuer: 'https://accounts.google.com',
    endpoints: null,
    scopes: 'openid email profile',
    claims: person,
    trustedDomains: ['gmail.com'],
    admits: 'asRegistration',
  },
  microsoft: {
    kind: 'oidc',
    key: 'microsoft',
    name: 'Microsoft',
    issuer: 'https://login.microsoftonline.com/common/v2.0',
    endpoints: null,
    scopes: 'openid email profile',
    claims: person,
    trustedDomains: [],
    admits: 'asRegistration',
  },
  kakao: {
    kind: 'oidc',
    key: 'kakao',
    name: 'Kakao',
    issuer: 'https://kauth.kakao.com',
    endpoints: null,
    scopes: 'openid account_email profile_nickname',
    claims: { ...person, name: 'nickname' },
    trustedDomains: [],
    admits: 'asRegistration',
  },
  naver: {
    kind: 'oauth2',
    key: 'naver',
    name: 'Naver',
    issuer: 'https://nid.naver.com',
    endpoints: {
      authorization: 'https://nid.naver.com/oauth2.0/authorize',
      token: 'https://nid.naver.com/oauth2.0/token',
      profile: 'https://openapi.naver.com/v1/nid/me',
    },
    scopes: '',
    claims: { id: 'response.id', name: 'response.name', email: 'response.email' },
    trustedDomains: [],
    admits: 'asRegistration',
  },
} as const satisfies Record<string, Preset>

export type SignInPreset = keyof typeof signInPresets
export const signInPresetNames = Object.keys(signInPresets) as SignInPreset[]
