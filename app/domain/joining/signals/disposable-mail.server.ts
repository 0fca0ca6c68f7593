import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'
import { hostAndAbove } from '#app/domain/holding/text/links.ts'

let domains: ReadonlySet<string> | undefined

/** Whether an address is of a service that gives addresses away for some minutes (decision 072). The list is read once. */
export function isDisposable(email: string): boolean {
  domains ??= disposableEmailBlocklistSet()
  return hostAndAbove(email.slice(email.lastIndexOf('@') + 1).toLowerCase()).some((one) => domains?.has(one))
}
