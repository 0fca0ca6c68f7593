import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { linkPurposes } from '#app/domain/accounts/links/account-link.ts'
import { askForLink, type WayIn } from '#app/domain/accounts/links/ask-for-link.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: t(`accounts.forgot.${data?.way ?? 'resetPassword'}.title`), noindex: true }),
}

/** `?way=signIn` asks for a link that signs in, where the site offers it; `?sent=1` says what happens next. */
export const loader = pageLoader(({ ctx, url }) => {
  const way: WayIn =
    url.searchParams.get('way') === 'signIn' && ctx.setting('accounts.signInByMail') === 'on'
      ? 'signIn'
      : 'resetPassword'
  return Promise.resolve({ way, sent: url.searchParams.get('sent') === '1' })
})

export const action = formAction({
  ask: intent({
    shape: z.object({
      login: z.string().trim().min(1).max(254),
      way: z.enum(['resetPassword', 'signIn']).default('resetPassword'),
    }),
    limit: 'recovery',
    run: async ({ ctx }, { login, way }) => {
      await askForLink(ctx, { login, purpose: way })
      return { to: `/forgot?sent=1${way === 'signIn' ? '&way=signIn' : ''}` }
    },
  }),
})

export default function Forgot({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { way, sent } = data
  const [form, fields] = useActionForm<{ login: string; way: string }>('ask', result, { way })
  const labels = { login: t('accounts.field.login') }
  return (
    <>
      <PageTitle title={t(`accounts.forgot.${way}.title`)} lede={t(`accounts.forgot.${way}.lede`)} />
      <div className="stack loose">
        {sent && (
          <Alert tone="good" title={t('accounts.forgot.sentTitle')}>
            {t('accounts.forgot.sentText', { count: linkPurposes[way].minutes })}
          </Alert>
        )}
        <ActionForm form={form} labels={labels} reload>
          <input type="hidden" name="way" value={way} />
          <TextField
            field={fields.login}
            label={labels.login}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
          />
          <p className="row">
            <Button look="primary" fillPhone>
              {t(sent ? 'accounts.forgot.again' : 'accounts.forgot.submit')}
            </Button>
          </p>
        </ActionForm>
        <p>{t('accounts.forgot.noMail')}</p>
        <p>
          <a href="/login">{t('accounts.forgot.back')}</a>
        </p>
      </div>
    </>
  )
}
