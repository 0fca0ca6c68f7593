import type { Tx } from '#app/core/write.server.ts'
import { instantOf, unknownPlan } from '#app/domain/accounts/customer-accounts/input.ts'
import { linkMemberIn } from '#app/domain/accounts/customer-accounts/link-member.server.ts'
import { factsOf, writeAccountIn } from '#app/domain/accounts/customer-accounts/write-account.server.ts'
import { accountBy } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { setGroupsFromSource } from '#app/domain/groups/set-groups-from-source.server.ts'
import type { IdentityFacts } from './facts.ts'
import type { Provider } from './provider.ts'

/**
 * Brings the member up to date with what the company says at a sign-in: the customer account with plan and dates, so that
 * tenure and tier are right from the first page on, and the groups. What it does not say stays. Records `account.saved`,
 * `account.memberLinked`.
 */
export async function applyFactsIn(
  tx: Tx,
  memberId: string,
  { provider, facts: { account, groups } }: { provider: Pick<Provider, 'kind' | 'key'>; facts: IdentityFacts },
): Promise<void> {
  if (account !== null) await applyAccount(tx, memberId, account)
  const source = provider.kind === 'handover' ? 'hand-over' : (`sign-in:${provider.key}` as const)
  if (groups !== null) await setGroupsFromSource(tx, memberId, source, groups)
}

async function applyAccount(tx: Tx, memberId: string, account: IdentityFacts['account'] & {}): Promise<void> {
  const zone = tx.setting('site.timeZone')
  const known = await accountBy(tx.db, { externalId: account.id })
  const before = known === null ? null : factsOf(known)
  const { accountId } = await writeAccountIn(
    tx,
    known,
    {
      externalId: account.id,
      name: account.name ?? before?.name ?? account.id,
      kind: before?.kind ?? 'company',
      plan: account.plan ?? before?.plan ?? unknownPlan,
      products: account.products?.toSorted() ?? before?.products ?? [],
      startedAt: account.startedAt === null ? (before?.startedAt ?? tx.at) : instantOf(account.startedAt, zone),
      renewsAt: account.renewsAt === null ? (before?.renewsAt ?? null) : instantOf(account.renewsAt, zone),
    },
    'signIn',
  )
  const member = await memberById(tx.db, memberId)
  if (member !== null) await linkMemberIn(tx, member, accountId)
}
