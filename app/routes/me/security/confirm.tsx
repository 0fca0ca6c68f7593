import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { CodeForm } from '#app/components/security/code-form.tsx'
import { PasskeyForm } from '#app/components/security/passkey-form.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { isRecentSignIn, recentSignInMinutes } from '#app/core/recent-sign-in.ts'
import { confirmByCode, confirmByPasskey } from '#app/domain/accounts/confirming/confirm-by-factor.server.ts'
import { confirmByMailCode, sendConfirmCode } from '#app/domain/accounts/confirming/confirm-by-mail.server.ts'
import { confirmByPassword } from '#app/domain/accounts/confirming/confirm-by-password.server.ts'
import { waysToConfirm } from '#app/domain/accounts/confirming/ways-to-confirm.server.ts'
import { codeProof, passkeyProof, passwordProof } from '#app/domain/accounts/input.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pathOf, readHeldForm } from '#app/web/held-form.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.confirm.title'), noindex: true }),
}

/** Proves once more who is at the browser, before a delicate act; `?to=` is where it goes on. */
export const loader = memberLoader(async ({ ctx, url, request }) => {
  const to = safePath(url.searchParams.get('to'))
  if (isRecentSignIn(ctx)) throw redirect(to)
  return {
    to,
    ways: await waysToConfirm(ctx),
    sent: url.searchParams.get('sent') === '1',
    held: (await readHeldForm(ctx, request))?.path === pathOf(to),
  }
})

const to = z
  .string()
  .optional()
  .transform((path) => safePath(path))

export const action = formAction(
  {
    password: intent({
      shape: passwordProof.extend({ to }),
      secrets: ['password'],
      run: async ({ ctx }, input) => {
        await confirmByPassword(ctx, input)
        return { to: input.to }
      },
    }),
    sendCode: intent({
      shape: z.object({ to }),
      run: async ({ ctx }, input) => {
        await sendConfirmCode(ctx)
        return { to: `/me/confirm?sent=1&to=${encodeURIComponent(input.to)}` }
      },
    }),
    mailCode: intent({
      shape: codeProof.extend({ to }),
      secrets: ['code'],
      run: async ({ ctx }, input) => {
        await confirmByMailCode(ctx, input)
        return { to: input.to }
      },
    }),
    code: intent({
      shape: codeProof.extend({ to }),
      secrets: ['code'],
      run: async ({ ctx }, input) => {
        await confirmByCode(ctx, input)
        return { to: input.to }
      },
    }),
    passkey: intent({
      shape: passkeyProof.extend({ to }),
      secrets: ['credential'],
      run: async ({ ctx }, input) => {
        await confirmByPasskey(ctx, input)
        return { to: input.to }
      },
    }),
  },
  { member: true, keepsHeldForm: true },
)

type Props = PageProps<typeof loader, typeof action>

export default function Confirm({ data, result }: Props) {
  const t = useT()
  const { to, ways, sent, held } = data
  return (
    <>
      <PageTitle
        title={t('accounts.confirm.title')}
        lede={t('accounts.confirm.lede', { count: recentSignInMinutes })}
      />
      <div className="stack loose">
        {held && (
          <Note tone="good" icon="check">
            {t('accounts.confirm.kept')}
          </Note>
        )}
        {ways.passkey !== null && (
          <PasskeyForm
            intent="passkey"
            kind="get"
            question={ways.passkey}
            button={t('accounts.passkey.use')}
            primary={!ways.app}
            errors={result?.intent === 'passkey' ? (result.result.error?.[''] ?? undefined) : undefined}
          >
            <input type="hidden" name="to" value={to} />
          </PasskeyForm>
        )}
        {ways.code && (
          <CodeForm
            intent="code"
            hint={t(ways.app ? 'accounts.secondStep.codeHint' : 'accounts.secondStep.recoveryHint')}
            button={t('accounts.confirm.submit')}
            result={result}
          >
            <input type="hidden" name="to" value={to} />
          </CodeForm>
        )}
        {ways.password && <ByPassword to={to} result={result} />}
        {ways.mailTo !== null && <ByMail to={to} mailTo={ways.mailTo} sent={sent} result={result} />}
        {!ways.password && !ways.code && ways.mailTo === null && <SignInAgain />}
        <p>
          <a href="/me/security">{t('accounts.confirm.back')}</a>
        </p>
      </div>
    </>
  )
}

function ByPassword({ to, result }: { to: string; result: Props['result'] }) {
  const t = useT()
  const { me } = useReader()
  const [form, fields] = useActionForm<{ password: string }>('password', result)
  return (
    <ActionForm form={form} labels={{ password: t('accounts.field.password') }} reload>
      <input type="hidden" name="to" value={to} />
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
        field={fields.password}
        label={t('accounts.field.password')}
        type="password"
        autoComplete="current-password"
        maxLength={1_000}
      />
      <p className="row">
        <Button look="primary" fillPhone>
          {t('accounts.confirm.submit')}
        </Button>
        <a href="/forgot">{t('accounts.signIn.forgot')}</a>
      </p>
    </ActionForm>
  )
}

function ByMail({ to, mailTo, sent, result }: { to: string; mailTo: string; sent: boolean; result: Props['result'] }) {
  const t = useT()
  const asked = sent || result?.intent === 'mailCode'
  const [ask] = useActionForm('sendCode', result)
  return (
    <>
      {asked ? (
        <CodeForm
          intent="mailCode"
          hint={t('accounts.confirm.mailed', { email: mailTo })}
          button={t('accounts.confirm.submit')}
          result={result}
        >
          <input type="hidden" name="to" value={to} />
        </CodeForm>
      ) : (
        <p>{t('accounts.confirm.mailText', { email: mailTo })}</p>
      )}
      <ActionForm form={ask} className="row" reload>
        <input type="hidden" name="to" value={to} />
        <Button look={asked ? undefined : 'primary'} fillPhone>
          {t(asked ? 'accounts.confirm.sendAgain' : 'accounts.confirm.send')}
        </Button>
      </ActionForm>
    </>
  )
}

/** Members who came from another provider and have no address here. */
function SignInAgain() {
  const t = useT()
  return (
    <>
      <p>{t('accounts.confirm.signInAgain')}</p>
      <form method="post" action="/logout" data-reload>
        <Button look="primary" fillPhone>
          {t('accounts.confirm.signOut')}
        </Button>
      </form>
    </>
  )
}
