import { signedIn } from '#app/core/authorize.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { newTokenShape, revokeTokenShape } from '#app/domain/accounts/tokens/input.ts'
import { revokeToken } from '#app/domain/accounts/tokens/revoke-token.server.ts'
import { intent, type Intent } from '#app/web/form-action.server.ts'

/** What members do with their own tokens. The text of a new one is in the answer and nowhere else. */
export const ownTokenIntents = {
  createToken: intent({
    shape: newTokenShape,
    run: async ({ ctx }, input) => {
      const { text } = await createToken(ctx, { ...input, memberId: signedIn(ctx.actor) })
      return { extra: { token: text } }
    },
  }),
  revokeToken: intent({
    shape: revokeTokenShape,
    run: async ({ ctx, url }, input) => {
      await revokeToken(ctx, input)
      return { to: url.pathname, toast: { tone: 'good', key: 'tokens.revoked' } }
    },
  }),
} satisfies Record<string, Intent>
