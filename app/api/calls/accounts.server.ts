import type { z } from 'zod'
import { call } from '#app/api/call.ts'
import { accountJson, accountJsonShape } from '#app/api/json/account-json.ts'
import { listOf } from '#app/api/json/parts.ts'
import { paged, text } from '#app/api/query.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { changeAccount } from '#app/domain/accounts/customer-accounts/change-account.server.ts'
import { createAccount } from '#app/domain/accounts/customer-accounts/create-account.server.ts'
import { accountChangeShape, accountFactsShape, accountShape } from '#app/domain/accounts/customer-accounts/input.ts'
import { linkMember, unlinkMember } from '#app/domain/accounts/customer-accounts/link-member.server.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import {
  accountBy,
  accountNamed,
  accountPage,
  memberHandlesOf,
} from '#app/domain/accounts/queries/customer-accounts.server.ts'
import type { AccountTable } from '#db/schema/accounts.ts'

/** In an address an account is named by its id, or by its key in the other system. */
export const accountCalls = [
  call('GET /accounts', {
    about: 'Customer accounts by name',
    scope: 'admin',
    query: { q: text('a part of the name, or the key of the other system'), ...paged() },
    answer: listOf(accountJsonShape),
    run: async ({ ctx, query }) => {
      authorize(ctx.actor, 'account.administer')
      const { items, next } = await accountPage(ctx.read, ctx.dialect, query.q ?? '', query)
      return { items: await accountsJson(ctx, items), next }
    },
  }),
  call('POST /accounts', {
    about: 'Enters a customer account',
    scope: 'admin',
    status: 201,
    body: accountFactsShape,
    answer: accountJsonShape,
    run: async ({ ctx }, body) => oneAccount(ctx, (await createAccount(ctx, body)).accountId),
  }),
  call('GET /accounts/:id', {
    about: 'One customer account',
    scope: 'admin',
    answer: accountJsonShape,
    run: async ({ ctx, params }) => oneAccount(ctx, await idOf(ctx, params.id)),
  }),
  call('PATCH /accounts/:id', {
    about: 'Changes what is given of a customer account; tenure and tiers of its members follow at once',
    scope: 'admin',
    body: accountChangeShape,
    answer: accountJsonShape,
    run: async ({ ctx, params }, change) =>
      oneAccount(ctx, (await changeAccount(ctx, { id: await idOf(ctx, params.id), change })).accountId),
  }),
  call('PUT /accounts/:id', {
    about: 'Enters the customer account with this key of the other system, or changes it',
    scope: 'admin',
    body: accountShape.strict(),
    answer: accountJsonShape,
    run: async ({ ctx, params }, body) =>
      oneAccount(ctx, (await saveAccount(ctx, { ...body, externalId: params.id })).accountId),
  }),
  call('PUT /accounts/:id/members/:handle', {
    about: 'Makes a member belong to a customer account, and to no other',
    scope: 'admin',
    answer: accountJsonShape,
    run: async ({ ctx, params }) => {
      const accountId = await idOf(ctx, params.id)
      await linkMember(ctx, { accountId, handle: params.handle })
      return oneAccount(ctx, accountId)
    },
  }),
  call('DELETE /accounts/:id/members/:handle', {
    about: 'A member no longer belongs to a customer account',
    scope: 'admin',
    answer: accountJsonShape,
    run: async ({ ctx, params }) => {
      const accountId = await idOf(ctx, params.id)
      await unlinkMember(ctx, { accountId, handle: params.handle })
      return oneAccount(ctx, accountId)
    },
  }),
]

/** @throws not_found */
async function idOf(ctx: Ctx, name: string): Promise<string> {
  authorize(ctx.actor, 'account.administer')
  const account = await accountNamed(ctx.read, name)
  if (account === null) throw notFound()
  return account.id
}

async function oneAccount(ctx: Ctx, id: string): Promise<z.output<typeof accountJsonShape>> {
  const account = await accountBy(ctx.read, { id })
  const [json] = account === null ? [] : await accountsJson(ctx, [account])
  if (json === undefined) throw notFound()
  return json
}

async function accountsJson(ctx: Ctx, accounts: readonly AccountTable[]) {
  const zone = ctx.setting('site.timeZone')
  const handles = await memberHandlesOf(
    ctx.read,
    accounts.map(({ id }) => id),
  )
  return accounts.map((account) => accountJson(account, handles.get(account.id) ?? [], zone))
}
