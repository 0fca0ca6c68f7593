import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { auditJson, auditJsonShape } from '#app/api/json/audit-json.server.ts'
import { instant, listOf } from '#app/api/json/parts.ts'
import { paged, text } from '#app/api/query.ts'
import { signedIn } from '#app/core/authorize.ts'
import { listTokens } from '#app/domain/accounts/tokens/list-tokens.server.ts'
import { revokeToken } from '#app/domain/accounts/tokens/revoke-token.server.ts'
import { scopes } from '#app/domain/accounts/tokens/scopes.ts'

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
  call('GET /audit', {
    about: 'The audit log, newest first',
    scope: 'admin',
    query: {
      actor: text('the handle of who did it'),
      action: text('an act as `case.assign`, or a subject as `case` with all its acts'),
      subject: text('the id of what it was done to'),
      from: text('a day, in the time zone of the site'),
      until: text('a day, included'),
      ...paged(),
    },
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
