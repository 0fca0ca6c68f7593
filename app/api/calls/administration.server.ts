import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { accountJson, accountJsonShape } from '#app/api/json/account-json.ts'
import { auditJson, auditJsonShape } from '#app/api/json/audit-json.server.ts'
import { instant, listOf } from '#app/api/json/parts.ts'
import { paged, text } from '#app/api/query.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { accountShape } from '#app/domain/accounts/customer-accounts/input.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import { accountBy, accountPage, membersOfAccount } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { listTokens } from '#app/domain/accounts/tokens/list-tokens.server.ts'
import { revokeToken } from '#app/domain/accounts/tokens/revoke-token.server.ts'
import { scopes } from '#app/domain/accounts/tokens/scopes.ts'

const wholeAccountShape = accountJsonShape
  .extend({ members: z.array(z.object({ handle: z.string(), linkedAt: instant })) })
  .meta({ id: 'Account' })

const tokenShape = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    ended: z.boolean(),
  })
  .meta({ id: 'Token' })

export const administrationCalls = [
  call('GET /accounts', {
    about: 'Customer accounts by name, each with how many members it has',
    scope: 'admin',
    query: { q: text('a part of the name, or the key of the other system'), ...paged() },
    answer: listOf(accountJsonShape.extend({ members: z.int() })),
    run: async ({ ctx, query }) => {
      authorize(ctx.actor, 'account.administer')
      const { items, next } = await accountPage(ctx.read, ctx.dialect, query.q ?? '', query)
      const zone = ctx.setting('site.timeZone')
      return { items: items.map((row) => ({ ...accountJson(row, zone), members: row.members })), next }
    },
  }),
  call('GET /accounts/:externalId', {
    about: 'One customer account by the key of the other system',
    scope: 'admin',
    answer: wholeAccountShape,
    run: ({ ctx, params }) => wholeAccount(ctx, params.externalId),
  }),
  call('PUT /accounts/:externalId', {
    about: 'Enters a customer account, or changes it',
    scope: 'admin',
    body: accountShape.strict(),
    answer: wholeAccountShape,
    run: async ({ ctx, params }, body) => {
      await saveAccount(ctx, { ...body, externalId: params.externalId })
      return wholeAccount(ctx, params.externalId)
    },
  }),
  call('GET /audit', {
    about: 'The audit log, newest first',
    scope: 'admin',
    query: paged(),
    answer: auditJsonShape,
    run: ({ ctx, query }) => auditJson(ctx, query),
  }),
  call('GET /tokens', {
    about: "The member's tokens, newest first, with the ended ones; never their texts",
    scope: 'read',
    answer: listOf(tokenShape),
    // A member has few: one page holds all of them.
    run: async ({ ctx }) => ({ items: await listTokens(ctx, { memberId: signedIn(ctx.actor) }), next: null }),
  }),
  call('DELETE /tokens/:id', {
    about: 'Ends a token at once',
    scope: 'write',
    answer: z.object({ ended: z.literal(true) }),
    run: async ({ ctx, params }) => {
      await revokeToken(ctx, { tokenId: params.id })
      return { ended: true as const }
    },
  }),
]

async function wholeAccount(ctx: Ctx, externalId: string): Promise<z.output<typeof wholeAccountShape>> {
  authorize(ctx.actor, 'account.administer')
  const account = await accountBy(ctx.read, { externalId })
  if (account === null) throw new DomainError('not_found', 'errors.notFound')
  const members = await membersOfAccount(ctx.read, account.id)
  return {
    ...accountJson(account, ctx.setting('site.timeZone')),
    members: members.map(({ handle, linkedAt }) => ({ handle, linkedAt })),
  }
}
