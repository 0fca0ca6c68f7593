import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { RecoveryCodes } from '#app/components/security/recovery-codes.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { ownFactors } from '#app/domain/accounts/factors/own-factors.server.ts'
import { makeRecoveryCodes } from '#app/domain/accounts/factors/recovery-codes/recovery-codes.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'
import { shownCodes } from './shown-codes.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.recovery.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx }) => {
  requireRecentSignIn(ctx)
  const { codesLeft, appSince, passkeys } = await ownFactors(ctx)
  return { left: codesLeft, on: appSince !== null || passkeys.length > 0 }
})

export const action = formAction(
  {
    makeCodes: intent({
      shape: z.object({}),
      run: async ({ ctx }) => ({ extra: { codes: (await makeRecoveryCodes(ctx)).codes } }),
    }),
  },
  { member: true },
)

export default function Codes({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form] = useActionForm('makeCodes', result)
  const codes = shownCodes(result)
  return (
    <>
      <Crumbs trail={[{ text: t('accounts.security.title'), href: '/me/security' }]} />
      <PageTitle title={t('accounts.recovery.title')} lede={t('accounts.recovery.lede')} />
      {codes !== null ? (
        <RecoveryCodes codes={codes} />
      ) : data.on ? (
        <ActionForm form={form} className="stack" reload>
          <p>{t('accounts.recovery.left', { count: data.left })}</p>
          <p>{t('accounts.recovery.consequence')}</p>
          <p className="row">
            <Button look="primary" fillPhone>
              {t('accounts.recovery.submit')}
            </Button>
          </p>
        </ActionForm>
      ) : (
        <Alert tone="info">{t('accounts.recovery.noFactor')}</Alert>
      )}
    </>
  )
}
