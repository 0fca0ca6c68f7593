import type { LedgerFilter } from '#app/domain/ledger/queries/ledger.server.ts'

export const ledgerUnits = ['reputation', 'points'] as const
export const ledgerKinds = [
  'award',
  'reversal',
  'settlement',
  'maturity',
  'adjustment',
  'expiry',
  'reservation',
  'redemption',
  'refund',
] as const

/** What of a book an address asks for; what it does not know is left out. */
export function ledgerFilter(url: URL): LedgerFilter {
  const rule = url.searchParams.get('rule')
  return {
    unit: ledgerUnits.find((one) => one === url.searchParams.get('unit')) ?? null,
    rule: rule !== null && /^[a-z0-9-]{1,60}$/.test(rule) ? rule : null,
    kind: ledgerKinds.find((one) => one === url.searchParams.get('kind')) ?? null,
  }
}

/** The same filter in the address of the next page. */
export function filterQuery(filter: LedgerFilter, cursor: string): string {
  return new URLSearchParams([
    ...Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    ['cursor', cursor],
  ]).toString()
}
