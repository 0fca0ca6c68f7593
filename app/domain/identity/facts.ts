import { isVisible, tidyLine } from '#app/core/visible-text.ts'
import { isOfDomain } from '#app/domain/accounts/email/mail-domain.ts'
import { emailShape } from '#app/domain/accounts/input.ts'
import type { ClaimFact, ClaimPaths } from '#app/registry/sign-in-presets.ts'
import type { Provider } from './provider.ts'

/** What a provider says about the person who signs in. null: it says nothing of it. */
export type IdentityFacts = {
  issuer: string
  subject: string
  name: string | null
  handle: string | null
  email: string | null
  emailVerified: boolean
  /** Dates are community days or instants. */
  account: {
    id: string
    name: string | null
    plan: string | null
    products: string[] | null
    startedAt: string | null
    renewsAt: string | null
  } | null
  groups: string[] | null
}

const longest = { id: 255, text: 200, group: 60 } as const
const mostGroups = 30
const mostProducts = 100

/**
 * Reads the claims of a provider by its paths. What is too long, of another kind or no date counts as not said.
 * @returns null when the claims name nobody
 */
export function factsFrom(issuer: string, claims: unknown, paths: ClaimPaths): IdentityFacts | null {
  const told = (fact: ClaimFact): unknown => at(claims, paths[fact])
  const subject = textOf(told('id'), longest.id)
  if (subject === null) return null
  const accountId = textOf(told('accountId'), 120)
  return {
    issuer,
    subject,
    name: textOf(told('name'), longest.text),
    handle: textOf(told('handle'), 40),
    email: emailOf(told('email')),
    emailVerified: told('emailVerified') === true || told('emailVerified') === 'true',
    account:
      accountId === null
        ? null
        : {
            id: accountId,
            name: textOf(told('accountName'), longest.text),
            plan: textOf(told('plan'), 80),
            products: listOf(told('products'), 80, mostProducts),
            startedAt: momentOf(told('startedAt')),
            renewsAt: momentOf(told('renewsAt')),
          },
    groups: listOf(told('groups'), longest.group, mostGroups),
  }
}

/**
 * Whether the address may stand for the person: the provider says it is theirs, and the admins believe it for that mail
 * domain.
 */
export function isTrusted(
  facts: Pick<IdentityFacts, 'email' | 'emailVerified'>,
  provider: Pick<Provider, 'trustedDomains' | 'vouches'>,
): boolean {
  if (facts.email === null || !(facts.emailVerified || provider.vouches)) return false
  return isOfDomain(facts.email, provider.trustedDomains)
}

function at(value: unknown, path: string | undefined): unknown {
  if (path === undefined || path === '') return undefined
  // A claim may have dots in its own name: `https://example.com/plan`.
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, path))
    return (value as Record<string, unknown>)[path]
  return path
    .split('.')
    .reduce<unknown>(
      (inner, part) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
          ? (inner as Record<string, unknown>)[part]
          : undefined,
      value,
    )
}

function textOf(value: unknown, max: number): string | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? tidyLine(value) : ''
  return text === '' || text.length > max || !isVisible(text) || /\p{Cc}/u.test(text) ? null : text
}

function emailOf(value: unknown): string | null {
  const parsed = emailShape.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** Days, instants, and seconds since 1970 as in other claims of tokens. */
function momentOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) < 1e11 ? iso(value * 1_000) : null
  if (typeof value !== 'string') return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return iso(Date.parse(value)) === null ? null : value
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? iso(Date.parse(value)) : null
}

function iso(ms: number): string | null {
  const earliest = -631_152_000_000 // 1950
  return Number.isNaN(ms) || ms < earliest ? null : new Date(ms).toISOString()
}

/** Keys in a list, or in one text. null: not said. */
function listOf(value: unknown, longestKey: number, most: number): string[] | null {
  const list = typeof value === 'string' ? value.split(/[\s,]+/) : Array.isArray(value) ? (value as unknown[]) : null
  if (list === null) return null
  const keys = list.flatMap((one) => textOf(one, longestKey) ?? [])
  return [...new Set(keys)].slice(0, most)
}
