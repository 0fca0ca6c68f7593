import { isOfDomain } from '#app/domain/accounts/email/mail-domain.ts'
import type { SettingKey, SettingValue } from '#app/registry/settings/index.ts'
import { isTrusted, type IdentityFacts } from './facts.ts'
import type { Provider } from './provider.ts'

type Setting = <K extends SettingKey>(key: K) => SettingValue<K>

/** Whether somebody whom the site does not know may become a member by signing in through this provider. */
export function mayJoin(setting: Setting, provider: Provider, facts: IdentityFacts): boolean {
  if (provider.admits === 'always') return true
  const registration = setting('accounts.registration')
  const email = trustedEmail(facts, provider)
  return (
    registration === 'open' ||
    (registration === 'domain' && email !== null && isOfDomain(email, setting('accounts.registrationDomains')))
  )
}

/** Facts with an address that is known to be theirs, or without one. */
export function trustedEmail(facts: IdentityFacts, provider: Provider): string | null {
  return isTrusted(facts, provider) ? facts.email : null
}
