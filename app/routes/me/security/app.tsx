import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { CodeForm } from '#app/components/security/code-form.tsx'
import { QrCode } from '#app/components/security/qr-code.tsx'
import { RecoveryCodes } from '#app/components/security/recovery-codes.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import {
  addAuthenticatorApp,
  offerAuthenticatorApp,
} from '#app/domain/accounts/factors/totp/add-authenticator-app.server.ts'
import { codeProof } from '#app/domain/accounts/input.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'
import { shownCodes } from './shown-codes.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.app.title'), noindex: true }),
}

export const loader = memberLoader(({ ctx }) => offerAuthenticatorApp(ctx))

export const action = formAction(
  {
    addApp: intent({
      shape: codeProof,
      secrets: ['code'],
      run: async ({ ctx }, input) => {
        const { codes } = await addAuthenticatorApp(ctx, input)
        return codes === null
          ? { to: '/me/security', toast: { tone: 'good', key: 'accounts.app.added' } }
          : { extra: { codes } }
      },
    }),
  },
  { member: true },
)

export default function AuthenticatorApp({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const codes = shownCodes(result)
  return (
    <>
      <Crumbs trail={[{ text: t('accounts.security.title'), href: '/me/security' }]} />
      <PageTitle
        title={t('accounts.app.title')}
        lede={codes === null ? t('accounts.app.lede') : t('accounts.app.added')}
      />
      {codes !== null ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <div className="stack loose">
          <QrCode text={data.address} label={t('accounts.app.picture')} />
          <p>{t('accounts.app.byHand')}</p>
          <p>
            <code className="spaced">{data.key.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <CodeForm
            intent="addApp"
            hint={t('accounts.app.codeHint')}
            button={t('accounts.app.submit')}
            result={result}
          />
        </div>
      )}
    </>
  )
}
