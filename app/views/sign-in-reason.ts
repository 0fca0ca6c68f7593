import type { TextKey } from '#app/i18n/translate.ts'

/** Why somebody who wanted to go to an address has to sign in first; the first row that fits. */
const reasons = [
  { under: '/feedback/new', why: 'accounts.signIn.why.report' },
  { under: '/threads/new', why: 'accounts.signIn.why.ask' },
  { under: '/stories/new', why: 'accounts.signIn.why.story' },
  { under: '/staff', why: 'accounts.signIn.why.work' },
  { under: '/moderation', why: 'accounts.signIn.why.work' },
  { under: '/admin', why: 'accounts.signIn.why.work' },
  { under: '/me', why: 'accounts.signIn.why.own' },
] as const satisfies readonly { under: string; why: TextKey }[]

/** @param next the path and query that sign-in leads to; null where it needs no reason */
export function signInReason(next: string): TextKey | null {
  const path = next.split(/[?#]/)[0] ?? ''
  return reasons.find(({ under }) => path === under || path.startsWith(`${under}/`))?.why ?? null
}
