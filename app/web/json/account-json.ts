import { dayIn } from '#app/core/time.ts'
import type { AccountTable } from '#db/schema/accounts.ts'

/** A customer account as the API shows it; days are community days. */
export function accountJson(account: AccountTable, zone: string) {
  return {
    id: account.id,
    externalId: account.external_id,
    name: account.name,
    kind: account.kind,
    plan: account.plan,
    startedOn: dayIn(account.started_at, zone),
    renewsOn: account.renews_at === null ? null : dayIn(account.renews_at, zone),
  }
}
