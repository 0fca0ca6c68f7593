import { z } from 'zod'
import { OwnTokens } from '#app/components/members/own-tokens.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { EmailSection } from '#app/components/security/email-section.tsx'
import { PasswordSection } from '#app/components/security/password-section.tsx'
import { SecondStepSection } from '#app/components/security/second-step-section.tsx'
import { SessionsSection } from '#app/components/security/sessions-section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { WaysIn } from '#app/components/sign-in/ways-in.tsx'
import { isRecentSignIn } from '#app/core/recent-sign-in.ts'
import { askEmailChange } from '#app/domain/accounts/email/ask-email-change.server.ts'
import { askVerification } from '#app/domain/accounts/email/ask-verification.server.ts'
import { ownEmail } from '#app/domain/accounts/email/own-email.server.ts'
import { ownFactors } from '#app/domain/accounts/factors/own-factors.server.ts'
import { removePasskey, renamePasskey } from '#app/domain/accounts/factors/passkeys/change-passkey.server.ts'
import { removeAuthenticatorApp } from '#app/domain/accounts/factors/totp/remove-authenticator-app.server.ts'
import { emailChange, newPassword, passkeyName } from '#app/domain/accounts/input.ts'
import { changePassword } from '#app/domain/accounts/passwords/change-password.server.ts'
import { passwordMinLength } from '#app/domain/accounts/passwords/check-password.server.ts'
import { listSessions } from '#app/domain/accounts/sessions/list-sessions.server.ts'
import { revokeOtherSessions, revokeSession } from '#app/domain/accounts/sessions/revoke-session.server.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { listTokens } from '#app/domain/accounts/tokens/list-tokens.server.ts'
import { scopesOf } from '#app/domain/accounts/tokens/scopes.ts'
import { ownWaysIn } from '#app/domain/identity/own-ways-in.server.ts'
import { unlinkIdentity } from '#app/domain/identity/unlink-identity.server.ts'
import { deviceOf } from '#app/web/enter.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { ownTokenIntents } from '#app/web/intents/token-intents.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.security.title'), noindex: true }),
}

const here = '/me/security'

export const loader = memberLoader(async ({ ctx, sessionHash, memberId }) => ({
  sessions: await listSessions(ctx, { sessionHash }),
  email: await ownEmail(ctx),
  factors: await ownFactors(ctx),
  ways: await ownWaysIn(ctx),
  tokens: (await listTokens(ctx, { memberId })).filter(({ ended }) => !ended),
  offeredScopes: scopesOf(ctx.actor),
  needed: ctx.actor.awaitsSecondFactor === true,
  recent: isRecentSignIn(ctx),
  minLength: passwordMinLength(ctx, ctx.actor),
}))

export const action = formAction(
  {
    ...ownTokenIntents,
    changePassword: intent({
      shape: newPassword,
      secrets: ['next'],
      run: async (page, input) => {
        const { ctx } = page
        const { sessionId } = await changePassword(ctx, { ...input, device: deviceOf(page) })
        return {
          to: here,
          toast: { tone: 'good', key: 'accounts.security.changed' },
          headers: { 'Set-Cookie': sessionCookie(ctx.platform.env, sessionId) },
        }
      },
    }),
    verifyEmail: intent({
      shape: z.object({}),
      run: async ({ ctx }) => {
        const { email } = await askVerification(ctx)
        return { to: here, toast: { tone: 'good', key: 'accounts.email.resent', params: { email } } }
      },
    }),
    changeEmail: intent({
      shape: emailChange,
      run: async ({ ctx }, input) => {
        await askEmailChange(ctx, input)
        return { to: here, toast: { tone: 'good', key: 'accounts.email.asked', params: { email: input.email } } }
      },
    }),
    unlink: intent({
      shape: z.object({ id: z.string() }),
      run: async ({ ctx }, input) => {
        await unlinkIdentity(ctx, input)
        return { to: here, toast: { tone: 'good', key: 'identity.own.removed' } }
      },
    }),
    renamePasskey: intent({
      shape: passkeyName.extend({ id: z.string() }),
      run: async ({ ctx }, input) => {
        await renamePasskey(ctx, input)
        return { to: here, toast: { tone: 'good', key: 'accounts.passkey.renamed', params: { name: input.name } } }
      },
    }),
    removePasskey: intent({
      shape: z.object({ id: z.string() }),
      run: async ({ ctx }, input) => {
        await removePasskey(ctx, input)
        return { to: here, toast: { tone: 'good', key: 'accounts.passkey.removed' } }
      },
    }),
    removeApp: intent({
      shape: z.object({}),
      run: async ({ ctx }) => {
        await removeAuthenticatorApp(ctx)
        return { to: here, toast: { tone: 'good', key: 'accounts.app.removed' } }
      },
    }),
    end: intent({
      shape: z.object({ id: z.string() }),
      run: async ({ ctx }, input) => {
        await revokeSession(ctx, input)
        return { to: here, toast: { tone: 'good', key: 'accounts.security.ended' } }
      },
    }),
    endOthers: intent({
      shape: z.object({}),
      run: async ({ ctx, sessionHash }) => {
        const count = await revokeOtherSessions(ctx, { sessionHash })
        return { to: here, toast: { tone: 'good', key: 'accounts.security.endedOthers', params: { count } } }
      },
    }),
  },
  { member: true },
)

export default function Security({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { sessions, email, factors, ways, tokens, offeredScopes, needed, recent, minLength } = data
  const refused = result !== null && result?.error !== null ? result?.error : undefined
  return (
    <>
      <PageTitle title={t('accounts.security.title')} lede={t('accounts.security.lede')} />
      {refused && <Alert tone="bad">{t.any(refused.key, refused.params)}</Alert>}
      <EmailSection own={email} result={result} />
      <PasswordSection has={factors.password} open={recent} minLength={minLength} result={result} />
      <WaysIn ways={ways} />
      <SecondStepSection own={factors} needed={needed} />
      <SessionsSection sessions={sessions} />
      <OwnTokens tokens={tokens} offered={offeredScopes} recent={recent} reply={result} />
    </>
  )
}
