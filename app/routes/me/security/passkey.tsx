import { useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PasskeyForm } from '#app/components/security/passkey-form.tsx'
import { RecoveryCodes } from '#app/components/security/recovery-codes.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { addPasskey } from '#app/domain/accounts/factors/passkeys/add-passkey.server.ts'
import { askNewPasskey } from '#app/domain/accounts/factors/passkeys/passkey-questions.server.ts'
import { passkeyName, passkeyProof } from '#app/domain/accounts/input.ts'
import { browserOf } from '#app/domain/accounts/sessions/browser-name.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'
import { shownCodes } from './shown-codes.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.passkey.add'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, request }) => ({
  question: await askNewPasskey(ctx),
  device: browserOf(request.headers.get('user-agent') ?? ''),
}))

export const action = formAction(
  {
    addPasskey: intent({
      shape: passkeyProof.extend(passkeyName.shape),
      secrets: ['credential'],
      run: async ({ ctx }, input) => {
        const { codes } = await addPasskey(ctx, input)
        return codes === null
          ? { to: '/me/security', toast: { tone: 'good', key: 'accounts.passkey.added' } }
          : { extra: { codes } }
      },
    }),
  },
  { member: true },
)

export default function Passkey({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { question, device } = data
  const codes = shownCodes(result)
  const proposed = [device.system, device.browser].filter(Boolean).join(' · ')
  const [form, fields] = useActionForm<{ name: string }>('addPasskey', result, { name: proposed })
  return (
    <>
      <Crumbs trail={[{ text: t('accounts.security.title'), href: '/me/security' }]} />
      <PageTitle
        title={t('accounts.passkey.add')}
        lede={codes === null ? t('accounts.passkey.lede') : t('accounts.passkey.added')}
      />
      {codes !== null ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <PasskeyForm
          intent="addPasskey"
          kind="create"
          question={question}
          button={t('accounts.passkey.submit')}
          primary
          errors={form.errors}
        >
          <TextField
            field={fields.name}
            label={t('accounts.passkey.name')}
            hint={t('accounts.passkey.nameHint')}
            autoComplete="off"
            required
            maxLength={60}
          />
        </PasskeyForm>
      )}
    </>
  )
}
