import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { OwnTokens } from '#app/components/members/own-tokens.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { WaysIn } from '#app/components/sign-in/ways-in.tsx'
import { isStaff } from '#app/core/actor.ts'
import { isRecentSignIn } from '#app/core/recent-sign-in.ts'
import { askEmailChange } from '#app/domain/accounts/email/ask-email-change.server.ts'
import { askVerification } from '#app/domain/accounts/email/ask-verification.server.ts'
import { ownEmail, type OwnEmail } from '#app/domain/accounts/email/own-email.server.ts'
import { emailChange, newPassword } from '#app/domain/accounts/input.ts'
import { changePassword } from '#app/domain/accounts/passwords/change-password.server.ts'
import { listSessions, type SessionView } from '#app/domain/accounts/sessions/list-sessions.server.ts'
import { revokeOtherSessions, revokeSession } from '#app/domain/accounts/sessions/revoke-session.server.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { listTokens } from '#app/domain/accounts/tokens/list-tokens.server.ts'
import { scopesOf } from '#app/domain/accounts/tokens/scopes.ts'
import { ownWaysIn } from '#app/domain/identity/own-ways-in.server.ts'
import { unlinkIdentity } from '#app/domain/identity/unlink-identity.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { ownTokenIntents } from '#app/web/intents/token-intents.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.security.title'), noindex: true }),
}

const here = '/me/security'

export const loader = memberLoader(async ({ ctx, sessionHash, memberId }) => ({
  tokens: (await listTokens(ctx, { memberId })).filter(({ ended }) => !ended),
  offeredScopes: scopesOf(ctx.actor),
  sessions: await listSessions(ctx, { sessionHash }),
  email: await ownEmail(ctx),
  ways: await ownWaysIn(ctx),
  recent: isRecentSignIn(ctx),
  passwordMinLength: ctx.setting(isStaff(ctx.actor) ? 'accounts.staffPasswordMinLength' : 'accounts.passwordMinLength'),
}))

export const action = formAction(
  {
    ...ownTokenIntents,
    changePassword: intent({
      shape: newPassword,
      secrets: ['next'],
      run: async ({ ctx, request }, input) => {
        const { sessionId } = await changePassword(ctx, {
          ...input,
          device: { userAgent: request.headers.get('user-agent'), ip: ctx.ip },
        })
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
  const { me } = useReader()
  const { sessions, email, recent, passwordMinLength } = data
  const [password, fields] = useActionForm<{ next: string }>('changePassword', result)
  const [others] = useActionForm('endOthers', null)
  const labels = { next: t('accounts.field.next') }
  return (
    <>
      <PageTitle title={t('accounts.security.title')} lede={t('accounts.security.lede')} />
      <Section title={t('accounts.security.sessionsTitle')}>
        <p>{t('accounts.security.sessionsText')}</p>
        <ul className="lines gap">
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
        {sessions.length > 1 && (
          <ActionForm form={others} className="gap">
            <ConfirmButton
              text={t('accounts.security.endOthers')}
              consequence={t('accounts.security.endOthersConsequence')}
              confirm={t('accounts.security.endOthersConfirm')}
            />
          </ActionForm>
        )}
      </Section>
      {result?.intent === 'unlink' && result.error != null && (
        <Alert tone="warn">{t.any(result.error.key, result.error.params)}</Alert>
      )}
      <WaysIn ways={data.ways} />
      <Email own={email} result={result} />
      <Section title={t('accounts.security.passwordTitle')}>
        <p>{t('accounts.security.passwordText')}</p>
        {recent ? (
          <ActionForm form={password} labels={labels} reload>
            <input
              className="said-only"
              type="text"
              name="username"
              autoComplete="username"
              value={me?.handle ?? ''}
              readOnly
              tabIndex={-1}
              aria-hidden="true"
            />
            <TextField
              field={fields.next}
              label={labels.next}
              hint={t('accounts.field.passwordHint', { count: passwordMinLength })}
              type="password"
              autoComplete="new-password"
            />
            <p className="row">
              <Button look="primary" fillPhone>
                {t('accounts.security.passwordSubmit')}
              </Button>
            </p>
          </ActionForm>
        ) : (
          <p className="row">
            <a className="button" href={`/me/confirm?to=${encodeURIComponent(here)}`}>
              {t('accounts.security.passwordSubmit')}…
            </a>
          </p>
        )}
      </Section>
      <OwnTokens tokens={data.tokens} offered={data.offeredScopes} recent={recent} reply={result} />
    </>
  )
}

function Email({ own, result }: { own: OwnEmail; result: PageProps<typeof loader, typeof action>['result'] }) {
  const t = useT()
  const [change, fields] = useActionForm<{ email: string }>('changeEmail', result)
  const labels = { email: t('accounts.email.field') }
  const { email, verified } = own
  return (
    <Section title={t('accounts.email.title')}>
      {email === null ? (
        <Note>{t('accounts.email.none')}</Note>
      ) : (
        <Note tone={verified ? 'good' : 'warn'} icon={verified ? 'check' : 'warn'}>
          {t(verified ? 'accounts.email.verified' : 'accounts.email.unverified', { email })}
        </Note>
      )}
      {email !== null && !verified && (
        <form method="post" className="row">
          <input type="hidden" name="intent" value="verifyEmail" />
          <OnceField />
          <Button>{t('accounts.email.resend')}</Button>
        </form>
      )}
      <details open={change.status === 'error'}>
        <summary>{t('accounts.email.changeTitle')}</summary>
        <ActionForm form={change} labels={labels} reload>
          <p>{t('accounts.email.changeText')}</p>
          <TextField field={fields.email} label={labels.email} type="email" autoComplete="email" maxLength={254} />
          <p className="row">
            <Button fillPhone>{t('accounts.email.submit')}</Button>
          </p>
        </ActionForm>
      </details>
    </Section>
  )
}

function SessionLine({ session }: { session: SessionView }) {
  const t = useT()
  const { browser, system } = session.browser
  const name =
    browser !== null && system !== null
      ? t('accounts.security.browserOn', { browser, system })
      : (browser ?? system ?? t('accounts.security.unknownBrowser'))
  return (
    <li className="spread">
      <div>
        <p className="row">
          <strong>{name}</strong> {session.current && <Label tone="good">{t('accounts.security.here')}</Label>}
        </p>
        <p className="meta">
          <span>
            <Sentence text="accounts.security.seen" with={{ when: <Time at={session.lastSeenAt} /> }} />
          </span>
          <span>
            <Sentence text="accounts.security.since" with={{ when: <Time at={session.begunAt} /> }} />
          </span>
          {session.ip !== '' && <span className="num">{session.ip}</span>}
        </p>
      </div>
      {!session.current && (
        <form method="post">
          <input type="hidden" name="intent" value="end" />
          <OnceField />
          <input type="hidden" name="id" value={session.id} />
          <Button size="small" aria-label={`${t('accounts.security.end')}: ${name}`}>
            {t('accounts.security.end')}
          </Button>
        </form>
      )}
    </li>
  )
}
